/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package dev.faultline.report;

import java.util.Arrays;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Remembers which failures were logged a moment ago, so that a storm of them does not
 * fill the disk. It never grows, whatever is sent: a failure that is new may take the
 * place of one that is known, and stack traces are counted over all failures too.
 *
 * @since 0.1.0
 */
public class RepeatedFailures {

	static final int MAX_STACK_TRACES = 100;

	private static final int SETS = 64;

	/** A few failures that go on at once must not make each other forgotten. */
	private static final int SET_SIZE = 8;

	/** In each set the slot that was used last comes first. */
	private final Slot[][] sets = new Slot[SETS][SET_SIZE];

	private final long interval;

	private final int sample;

	private final LongSupplier nanoTime;

	private long budgetStart;

	private int budgetTaken;

	/**
	 * Create the memory.
	 * @param interval nanoseconds after which the stack trace of a failure that goes on
	 * is logged again, 0 to log each
	 * @param sample of how many lines about the same failure one is written, 1 to write
	 * each
	 * @param nanoTime tells the time, as {@link System#nanoTime()} does
	 */
	public RepeatedFailures(long interval, int sample, LongSupplier nanoTime) {
		this.interval = interval;
		this.sample = sample;
		this.nanoTime = nanoTime;
		for (Slot[] set : this.sets) {
			Arrays.setAll(set, (i) -> new Slot());
		}
		this.budgetStart = nanoTime.getAsLong();
	}

	/**
	 * Return whether failures need to be told apart.
	 * @param traced whether there is a stack trace to be logged
	 * @return whether {@link #next} may leave out anything
	 */
	boolean isOfUse(boolean traced) {
		return this.sample > 1 || (traced && this.interval > 0);
	}

	/**
	 * Decide what to log of a failure.
	 * @param key what makes two failures the same
	 * @param instance how the line calls this occurrence
	 * @param traced whether there is a stack trace to be logged
	 * @return what to log
	 */
	Entry next(Key key, String instance, boolean traced) {
		int hash = key.hashCode();
		Slot[] set = this.sets[(hash ^ (hash >>> 16)) & (SETS - 1)];
		synchronized (set) {
			return use(set, key).next(instance, traced);
		}
	}

	private static Slot use(Slot[] set, Key key) {
		int index = 0;
		while (index < SET_SIZE - 1 && !key.equals(set[index].key)) {
			index++;
		}
		Slot slot = set[index];
		System.arraycopy(set, 0, set, 1, index);
		set[0] = slot;
		if (!key.equals(slot.key)) {
			slot.begin(key);
		}
		return slot;
	}

	private synchronized boolean takeFromBudget(long now) {
		if (this.interval == 0) {
			return true;
		}
		if (now - this.budgetStart >= this.interval) {
			this.budgetStart = now;
			this.budgetTaken = 0;
		}
		return this.budgetTaken++ < MAX_STACK_TRACES;
	}

	/**
	 * What makes two failures the same.
	 *
	 * @param type the slug of the problem type
	 * @param exception the class of the exception
	 * @param frame where it was thrown, {@code null} if that is not known
	 */
	record Key(String type, String exception, @Nullable StackTraceElement frame) {
	}

	/**
	 * What to log.
	 *
	 * @param line whether to write the line at all
	 * @param stackTrace whether the stack trace follows
	 * @param linesLeftOut how many lines like this were not written
	 * @param stackTracesLeftOut how many stack traces like this were not written
	 * @param last which occurrence had its stack trace written last, or {@code null}
	 */
	record Entry(boolean line, boolean stackTrace, long linesLeftOut, long stackTracesLeftOut, @Nullable String last) {

		static final Entry FULL = new Entry(true, true, 0, 0, null);

		static final Entry LINE = new Entry(true, false, 0, 0, null);

		static final Entry NOTHING = new Entry(false, false, 0, 0, null);

	}

	/**
	 * One failure.
	 */
	private final class Slot {

		private @Nullable Key key;

		private @Nullable String last;

		private long lastTime;

		private long lines;

		private long linesLeftOut;

		private long stackTracesLeftOut;

		void begin(Key key) {
			this.key = key;
			this.last = null;
			this.lines = 0;
			this.linesLeftOut = 0;
			this.stackTracesLeftOut = 0;
		}

		Entry next(String instance, boolean traced) {
			boolean line = this.lines++ % RepeatedFailures.this.sample == 0;
			long now = RepeatedFailures.this.nanoTime.getAsLong();
			boolean due = traced && (this.last == null || now - this.lastTime >= RepeatedFailures.this.interval);
			boolean stackTrace = due && takeFromBudget(now);
			String before = this.last;
			long stackTraces = this.stackTracesLeftOut;
			if (stackTrace) {
				this.last = instance;
				this.lastTime = now;
				this.stackTracesLeftOut = 0;
			}
			else if (traced) {
				this.stackTracesLeftOut++;
			}
			if (!line && !stackTrace) {
				this.linesLeftOut++;
				return Entry.NOTHING;
			}
			Entry entry = new Entry(true, stackTrace, this.linesLeftOut, stackTrace ? stackTraces : 0, before);
			this.linesLeftOut = 0;
			return entry;
		}

	}

}
