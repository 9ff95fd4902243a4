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

package dev.faultline.servlet;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * In place of Boot's error controller: problems for callers, and for those that prefer
 * HTML Boot's error views, with the true status.
 *
 * @since 0.1.0
 */
@Controller
@RequestMapping("${spring.web.error.path:${error.path:/error}}")
public class ServletProblemErrorController implements ErrorController {

	private final ServletProblemResponder responder;

	/** Boot's error views. Not a bean, so that it has no mappings. */
	private final BasicErrorController pages;

	/**
	 * Create the controller.
	 * @param responder answers the failures
	 * @param errorAttributes the model of the error views
	 * @param errorProperties what the error views may show
	 * @param errorViewResolvers find the error views
	 */
	public ServletProblemErrorController(ServletProblemResponder responder, ErrorAttributes errorAttributes,
			ErrorProperties errorProperties, List<ErrorViewResolver> errorViewResolvers) {
		this.responder = responder;
		this.pages = new BasicErrorController(errorAttributes, errorProperties, errorViewResolvers);
	}

	@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		return this.responder.covers(request) ? answer(request, response) : this.pages.errorHtml(request, response);
	}

	@RequestMapping
	@Nullable Object document(HttpServletRequest request, HttpServletResponse response) throws IOException {
		return this.responder.covers(request) ? answer(request, response) : this.pages.error(request);
	}

	@ExceptionHandler
	ResponseEntity<String> notAcceptable(HttpMediaTypeNotAcceptableException failure, HttpServletRequest request)
			throws HttpMediaTypeNotAcceptableException {
		if (this.responder.covers(request)) {
			throw failure;
		}
		return this.pages.mediaTypeNotAcceptable(request);
	}

	private @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			// a container may include the error page in what was begun, then it cuts that
			return null;
		}
		Integer sent = ServletErrorDispatch.status(request);
		if (sent != null && sent < 400) {
			// whoever sends this as an error means the status, and no error
			response.setStatus(sent);
			return null;
		}
		if (!this.responder.prefersPage(request)) {
			this.responder.respondToDispatch(request, response);
			return null;
		}
		HttpStatusCode status = this.responder.statusOfPage(request, response);
		ServletErrorDispatch.status(request, status.value());
		return this.pages.errorHtml(request, response);
	}

}
