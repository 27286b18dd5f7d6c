package dev.pacenote.adapters.out.discord;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/** Discord's API, version 10. */
@Client(id = DiscordApi.ID, errorType = String.class)
interface DiscordApi {

    String ID = "discord";

    @Post(value = "/v10/oauth2/token", produces = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> token(
            @Body Map<String, String> form, @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/users/@me")
    HttpResponse<String> me(
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/users/@me/guilds{?after,limit}")
    HttpResponse<String> guildsOfMe(
            @Nullable String after,
            int limit,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/guilds/{guild}")
    HttpResponse<String> guild(
            String guild,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/guilds/{guild}/channels")
    HttpResponse<String> channels(
            String guild,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/guilds/{guild}/members/{user}")
    HttpResponse<String> member(
            String guild,
            String user,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Post("/v10/guilds/{guild}/roles")
    HttpResponse<String> makeRole(
            String guild,
            @Body Map<String, Object> json,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Delete("/v10/guilds/{guild}/roles/{role}")
    HttpResponse<String> deleteRole(
            String guild,
            String role,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Put("/v10/guilds/{guild}/members/{user}/roles/{role}")
    HttpResponse<String> giveRole(
            String guild,
            String user,
            String role,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Delete("/v10/guilds/{guild}/members/{user}/roles/{role}")
    HttpResponse<String> takeRole(
            String guild,
            String user,
            String role,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/channels/{channel}")
    HttpResponse<String> channel(
            String channel,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Get("/v10/channels/{channel}/messages{?after,limit}")
    HttpResponse<String> messages(
            String channel,
            String after,
            int limit,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Post("/v10/channels/{channel}/messages")
    HttpResponse<String> post(
            String channel,
            @Body String json,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Patch("/v10/channels/{channel}/messages/{message}")
    HttpResponse<String> edit(
            String channel,
            String message,
            @Body String json,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Post("/v10/channels/{channel}/messages/{message}/crosspost")
    HttpResponse<String> publish(
            String channel,
            String message,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);

    @Delete("/v10/channels/{channel}/messages/{message}")
    HttpResponse<String> delete(
            String channel,
            String message,
            @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Header(HttpHeaders.USER_AGENT) String agent);
}
