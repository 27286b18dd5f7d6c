package dev.pacenote.adapters.in.http.platform.request;

/**
 * A record that is read from the path and the query of a request. A controller asks for it with
 * {@code @RequestBean}; its components carry {@code @PathVariable} or {@code @QueryValue}, and it
 * needs {@code @Introspected} and components that can hold null.
 *
 * <p>Reading is strict: a parameter that was given twice is refused, numbers and ids have one form.
 * All that is wrong is answered at once, in the order of the components. Parameters that the record
 * does not have are ignored. The controller's argument must not be called like a variable of its
 * path: the framework would take that for its value.
 */
public interface Parameters {}
