package dev.pacenote.adapters.out.http.client;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/** A service of somebody. */
@Client(id = "stub", errorType = String.class)
interface StubApi {

    @Get("/things{?query*}")
    HttpResponse<String> things(Map<String, String> query);

    @Post("/things")
    HttpResponse<String> send(@Body String json);
}
