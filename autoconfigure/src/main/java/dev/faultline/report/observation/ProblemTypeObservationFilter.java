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

package dev.faultline.report.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;

/**
 * Gives a request without a problem the key too: a registry such as that of Prometheus
 * drops meters of one name whose tags differ.
 *
 * @since 0.1.0
 */
public class ProblemTypeObservationFilter implements ObservationFilter {

	private final Class<? extends Observation.Context> requests;

	/**
	 * Create the filter.
	 * @param requests class of what is observed of a request
	 */
	public ProblemTypeObservationFilter(Class<? extends Observation.Context> requests) {
		this.requests = requests;
	}

	@Override
	public Observation.Context map(Observation.Context context) {
		if (this.requests.isInstance(context)
				&& context.getLowCardinalityKeyValue(ObservedProblemListener.TYPE) == null) {
			context.addLowCardinalityKeyValue(KeyValue.of(ObservedProblemListener.TYPE, KeyValue.NONE_VALUE));
		}
		return context;
	}

}
