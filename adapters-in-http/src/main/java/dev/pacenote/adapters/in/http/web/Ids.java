package dev.pacenote.adapters.in.http.web;

import java.util.regex.Pattern;

/** Reads ids from paths: anything that has not their form is a 400. */
public final class Ids {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private Ids() {}

    public static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new ProblemException(
                    Problem.invalid("id", "invalid_id", "This is not a valid number."));
        }
        return Long.parseLong(text);
    }
}
