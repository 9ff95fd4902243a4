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

package dev.faultline.benchmarks;

import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How many times as much one takes as the other, from pairs that were measured one after
 * the other: the geometric mean, and the interval in which it is with 95 % certainty.
 *
 * @param mean the ratio
 * @param low the lower end
 * @param high the upper end
 */
record Ratio(double mean, double low, double high) {

	static Ratio of(List<Double> ours, List<Double> theirs) {
		SummaryStatistics logarithms = new SummaryStatistics();
		int pairs = Math.min(ours.size(), theirs.size());
		for (int i = 0; i < pairs; i++) {
			logarithms.addValue(Math.log(ours.get(i) / theirs.get(i)));
		}
		double mean = logarithms.getMean();
		double half = (pairs > 1) ? new TDistribution(pairs - 1).inverseCumulativeProbability(0.975)
				* logarithms.getStandardDeviation() / Math.sqrt(pairs) : Double.POSITIVE_INFINITY;
		return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
	}

	/**
	 * Judge a ratio that is to be large.
	 * @param target the target
	 * @return met if the interval lies above it, or includes 1 where it is enough not to
	 * be worse
	 */
	String atLeast(double target) {
		boolean noWorse = target < 1 && target > 0.95 && this.high >= 1;
		return verdict(target, this.low >= target || noWorse, this.high < target);
	}

	/**
	 * Judge a ratio that is to be small.
	 * @param target the target
	 * @return met if the interval lies below it, or includes 1 where it is enough not to
	 * be worse
	 */
	String atMost(double target) {
		boolean noWorse = target > 1 && target < 1.05 && this.low <= 1;
		return verdict(target, this.high <= target || noWorse, this.low > target);
	}

	private static String verdict(double target, boolean met, boolean missed) {
		return String.format(Locale.ROOT, "%.2f %s", target, met ? "met" : (missed ? "MISSED" : "open"));
	}

	@Override
	public String toString() {
		return Double.isInfinite(this.high) ? String.format(Locale.ROOT, "%.3f", this.mean)
				: String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", this.mean, this.low, this.high);
	}

}
