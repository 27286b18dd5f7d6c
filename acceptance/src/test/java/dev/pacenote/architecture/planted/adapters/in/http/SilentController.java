package dev.pacenote.architecture.planted.adapters.in.http;

import io.micronaut.http.annotation.Get;

/** A route that does not say who may call it. */
final class SilentController {

    @Get("/planted/silent")
    String silent() {
        return "";
    }
}
