package dev.pacenote.adapters.in.http.web;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Reads query parameters: a single-valued one given twice is a 400. */
public final class Query {

    private Query() {}

    public static Optional<String> one(HttpRequest<?> request, String name) {
        var values = request.getParameters().getAll(name);
        if (values.size() > 1) {
            throw new ProblemException(
                    Problem.invalid(name, "given_twice", name + " was given more than once."));
        }
        return values.stream().findFirst();
    }
}
