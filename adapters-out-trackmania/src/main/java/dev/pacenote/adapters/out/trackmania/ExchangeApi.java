package dev.pacenote.adapters.out.trackmania;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/** Trackmania Exchange (MX API v2). */
@Client(id = ExchangeApi.ID, errorType = String.class)
interface ExchangeApi {

    String ID = "trackmania-exchange";

    @Get("/api/maps{?query*}")
    HttpResponse<String> maps(Map<String, String> query);

    @Get("/api/users{?query*}")
    HttpResponse<String> users(Map<String, String> query);
}
