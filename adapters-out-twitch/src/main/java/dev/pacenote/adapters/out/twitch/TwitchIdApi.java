package dev.pacenote.adapters.out.twitch;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/** Where Twitch gives tokens, and takes them back. */
@Client(id = TwitchIdApi.ID, errorType = String.class)
interface TwitchIdApi {

    String ID = "twitch-id";

    @Post(value = "/oauth2/token", produces = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> token(@Body Map<String, String> form);

    @Get("/oauth2/validate")
    HttpResponse<String> validate(@Header(HttpHeaders.AUTHORIZATION) String authorization);

    @Post(value = "/oauth2/revoke", produces = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> revoke(@Body Map<String, String> form);
}
