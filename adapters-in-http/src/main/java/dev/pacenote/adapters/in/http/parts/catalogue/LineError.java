package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;

/**
 * What is wrong with a line of a file.
 *
 * @param line its number, that of the names of the columns being 1
 * @param field the column; empty where it is the line as a whole
 */
record LineError(int line, String field, String code, String message) {

    static LineError of(int line, FieldError error) {
        return new LineError(line, error.field(), error.code(), error.message());
    }
}
