package dev.pacenote.adapters.out.trackmania;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.List;
import java.util.Map;

/** The Trackmania OAuth API. */
@Client(id = TrackmaniaApi.ID, errorType = String.class)
interface TrackmaniaApi {

    String ID = "trackmania-api";

    @Post(value = "/api/access_token", produces = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> token(@Body Map<String, String> form);

    /**
     * @param query {@code accountId[]}, up to 50 times
     */
    @Get("/api/display-names{?query*}")
    HttpResponse<String> names(
            Map<String, List<String>> query,
            @Header(HttpHeaders.AUTHORIZATION) String authorization);

    /**
     * @param query {@code displayName[]}
     */
    @Get("/api/display-names/account-ids{?query*}")
    HttpResponse<String> accounts(
            Map<String, List<String>> query,
            @Header(HttpHeaders.AUTHORIZATION) String authorization);
}
