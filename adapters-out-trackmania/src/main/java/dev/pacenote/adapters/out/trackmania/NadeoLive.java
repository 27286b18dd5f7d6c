package dev.pacenote.adapters.out.trackmania;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/** The leaderboards of the Nadeo live services. */
@Client(id = NadeoLive.ID, errorType = String.class)
interface NadeoLive {

    String ID = "nadeo-live";

    @Get("/api/token/leaderboard/group/Personal_Best/map/{mapUid}/top{?length,onlyWorld,offset}")
    HttpResponse<String> top(
            String mapUid,
            int length,
            boolean onlyWorld,
            int offset,
            @Header(HttpHeaders.AUTHORIZATION) String authorization);

    /**
     * @param scores by {@code scores[mapUid]}
     */
    @Post("/api/token/leaderboard/group/map{?scores*}")
    HttpResponse<String> positions(
            Map<String, Integer> scores,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Body String json);
}
