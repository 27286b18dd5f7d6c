package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.identity.account.MailLinksMessage;
import dev.pacenote.adapters.in.http.platform.AcceptedTypes;
import dev.pacenote.adapters.in.http.platform.PersonPages;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.application.notice.Unsubscribe;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Where the link leads that stops daily mail (contract 2.30). Opening it changes nothing: mail
 * gateways open links before people do.
 */
@Controller("/api/v1")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnsubscribeController {

    private static final String FORM =
            """
            <form method="post">
            <input type="hidden" name="List-Unsubscribe" value="One-Click">
            <button type="submit">Stop the mails</button>
            </form>""";
    private static final String ALL =
            "<p>Stop the daily mails? Your inbox on the site still fills.</p>\n" + FORM;
    private static final String ONE_AREA =
            "<p>Stop mails like this one? Your inbox on the site still fills.</p>\n" + FORM;

    private final Unsubscribe unsubscribe;

    UnsubscribeController(Unsubscribe unsubscribe) {
        this.unsubscribe = unsubscribe;
    }

    /** Returns a page with a button that stops the daily mails; changes nothing. */
    @Get("/unsubscribe")
    @Refuses(400)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> unsubscribePage(@RequestBean UnsubscribeQuery link) {
        // Changes nothing: programs that scan mail open links.
        if (link.given().filter(unsubscribe::isGood).isEmpty()) {
            throw new ProblemException(badUnsubscribeLink());
        }
        return HttpResponse.ok(PersonPages.page(link.area() == null ? ALL : ONE_AREA));
    }

    /** Stops the daily mails (RFC 8058). */
    @Post("/unsubscribe")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MailLinksMessage.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    @Refuses({400, 413, 415})
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    HttpResponse<?> unsubscribe(
            HttpRequest<?> request,
            @RequestBean UnsubscribeQuery link,
            @Parameter(hidden = true) @Body @Nullable String form) {
        if (link.given().filter(token -> stop(token, link)).isEmpty()) {
            throw new ProblemException(badUnsubscribeLink());
        }
        return AcceptedTypes.nameHtml(request)
                ? HttpResponse.ok(
                                PersonPages.page(
                                        "<p>Done: no more "
                                                + kind(link)
                                                + ". You can switch them on again in your"
                                                + " settings.</p>"))
                        .contentType(MediaType.TEXT_HTML_TYPE)
                : HttpResponse.ok(new MailLinksMessage("No more " + kind(link) + " will be sent."));
    }

    private boolean stop(String token, UnsubscribeQuery link) {
        return link.area() == null
                ? unsubscribe.unsubscribe(token)
                : unsubscribe.unsubscribe(token, link.areas());
    }

    private static String kind(UnsubscribeQuery link) {
        return link.area() == null ? "daily mails" : "mails of this kind";
    }

    private static Problem badUnsubscribeLink() {
        return Problem.linkInvalid(
                "This link is damaged, or its account is gone. Nothing was changed.");
    }
}
