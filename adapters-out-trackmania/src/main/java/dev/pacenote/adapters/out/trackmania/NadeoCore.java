package dev.pacenote.adapters.out.trackmania;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;

/** The token calls of the Nadeo core services. */
@Client(id = NadeoCore.ID, errorType = String.class)
interface NadeoCore {

    String ID = "nadeo-core";

    /**
     * @param call the last part of the address
     */
    @Post("/{call}")
    HttpResponse<String> token(
            String call,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Body String json);
}
