package dev.pacenote.adapters.out.http.client;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;

/** A service whose host takes no connection. */
@Client(id = "absent", errorType = String.class)
interface AbsentApi {

    @Get("/things")
    HttpResponse<String> things();
}
