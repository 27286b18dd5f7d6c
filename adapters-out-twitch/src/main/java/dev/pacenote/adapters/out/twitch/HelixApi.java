package dev.pacenote.adapters.out.twitch;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.List;
import java.util.Map;

/** Twitch's API. */
@Client(id = HelixApi.ID, errorType = String.class)
interface HelixApi {

    String ID = "helix";

    String CLIENT = "Client-Id";

    @Get("/helix/users{?login}")
    HttpResponse<String> users(
            String login,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    @Get("/helix/users{?id}")
    HttpResponse<String> usersById(
            String id,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    /**
     * @param query {@code id}, up to 100 times
     */
    @Get("/helix/users{?query*}")
    HttpResponse<String> usersByIds(
            Map<String, List<String>> query,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    /**
     * @param query {@code user_id}, up to 100 times
     */
    @Get("/helix/streams{?query*}")
    HttpResponse<String> streams(
            Map<String, List<String>> query,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    /**
     * @param query {@code broadcaster_id}, up to 100 times
     */
    @Get("/helix/channels{?query*}")
    HttpResponse<String> information(
            Map<String, List<String>> query,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    /**
     * The newest first.
     *
     * @param query {@code user_id}, {@code type}, {@code first}
     */
    @Get("/helix/videos{?query*}")
    HttpResponse<String> videos(
            Map<String, List<String>> query,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    @Post("/helix/eventsub/subscriptions")
    HttpResponse<String> subscribe(
            @Body String json,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    @Get("/helix/eventsub/subscriptions{?after}")
    HttpResponse<String> subscriptions(
            @Nullable String after,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);

    @Delete("/helix/eventsub/subscriptions{?id}")
    HttpResponse<String> unsubscribe(
            String id,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(CLIENT) String client);
}
