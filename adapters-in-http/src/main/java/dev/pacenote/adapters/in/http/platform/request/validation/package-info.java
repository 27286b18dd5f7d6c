/** Checks of what a request holds, and what is said of each fault. */
package dev.pacenote.adapters.in.http.platform.request.validation;
