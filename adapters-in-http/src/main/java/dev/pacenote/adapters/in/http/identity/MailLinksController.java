package dev.pacenote.adapters.in.http.identity;

import dev.pacenote.adapters.in.http.web.Access;
import dev.pacenote.adapters.in.http.web.ClientAddress;
import dev.pacenote.adapters.in.http.web.Describes;
import dev.pacenote.adapters.in.http.web.Problem;
import dev.pacenote.adapters.in.http.web.ProblemException;
import dev.pacenote.adapters.in.http.web.Query;
import dev.pacenote.application.identity.Authenticate.Caller;
import dev.pacenote.application.identity.ServiceLinks;
import dev.pacenote.application.identity.Unsubscribe;
import dev.pacenote.application.identity.VerifyEmail;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Locale;

/** What the links in mails lead to: confirming an address, stopping mail (contract 2.9, 2.30). */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MailLinksController {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Pacenote</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem; }
            button { font: inherit; padding: .6rem 1.1rem; }
            </style>
            </head>
            <body>
            <h1>Pacenote</h1>
            %s
            </body>
            </html>
            """;

    record Verified(String message, boolean emailVerified) {}

    record Message(String message) {}

    private final VerifyEmail verifyEmail;
    private final Unsubscribe unsubscribe;
    private final ServiceLinks links;
    private final ClientAddress addresses;

    MailLinksController(
            VerifyEmail verifyEmail,
            Unsubscribe unsubscribe,
            ServiceLinks links,
            ClientAddress addresses) {
        this.verifyEmail = verifyEmail;
        this.unsubscribe = unsubscribe;
        this.links = links;
        this.addresses = addresses;
    }

    @Get("/users/verify-email")
    @Describes(
            value = "Confirms an address by the link in a mail",
            query = "token",
            answers = Verified.class,
            alsoStatus = 303,
            refuses = 400)
    @Access(Access.Level.OPEN)
    HttpResponse<?> verify(HttpRequest<?> request) {
        boolean ok = Query.one(request, "token").filter(verifyEmail::confirm).isPresent();
        if (acceptsHtml(request)) {
            return HttpResponse.seeOther(links.verified(ok));
        }
        if (!ok) {
            throw new ProblemException(Problem.linkInvalid());
        }
        return HttpResponse.ok(new Verified("Your address is confirmed.", true));
    }

    private static boolean acceptsHtml(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(type -> type.getName().equals("text/html"));
    }

    @Post("/users/verify-email/resend")
    @Describes(
            value = "Sends another mail with the link",
            status = 202,
            alsoStatus = 200,
            refuses = 429)
    @Access(Access.Level.USER)
    HttpResponse<Message> resend(HttpRequest<?> request, Caller caller) {
        return switch (verifyEmail.resend(caller.user(), addresses.of(request))) {
            case VerifyEmail.Resent.Sent _ ->
                    HttpResponse.accepted().body(new Message("We have sent you another mail."));
            case VerifyEmail.Resent.AlreadyVerified _ ->
                    HttpResponse.ok(new Message("Your address is confirmed already."));
            case VerifyEmail.Resent.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case VerifyEmail.Resent.NoSuchAccount _ ->
                    throw new ProblemException(Problem.accountGone());
        };
    }

    @Get("/unsubscribe")
    @Describes(
            value = "A page with one button; changes nothing",
            query = "token",
            media = "text/html",
            refuses = 400)
    @Access(Access.Level.OPEN)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> unsubscribePage(HttpRequest<?> request) {
        // Changes nothing: programs that scan mail open links.
        if (Query.one(request, "token").filter(unsubscribe::isGood).isEmpty()) {
            throw new ProblemException(Problem.linkInvalid());
        }
        return HttpResponse.ok(
                String.format(
                        Locale.ROOT,
                        PAGE,
                        """
                        <p>Stop the daily mails? Your inbox on the site still fills.</p>
                        <form method="post">
                        <input type="hidden" name="List-Unsubscribe" value="One-Click">
                        <button type="submit">Stop the mails</button>
                        </form>"""));
    }

    @Post("/unsubscribe")
    @Describes(
            value = "Stops the daily mail (RFC 8058)",
            query = "token",
            answers = Message.class,
            refuses = {400, 413})
    @Access(Access.Level.OPEN)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    HttpResponse<?> unsubscribe(HttpRequest<?> request, @Body @Nullable String form) {
        if (Query.one(request, "token").filter(unsubscribe::unsubscribe).isEmpty()) {
            throw new ProblemException(Problem.linkInvalid());
        }
        return acceptsHtml(request)
                ? HttpResponse.ok(
                                String.format(
                                        Locale.ROOT,
                                        PAGE,
                                        "<p>Done: no more daily mails. You can switch them on again"
                                                + " in your settings.</p>"))
                        .contentType(MediaType.TEXT_HTML_TYPE)
                : HttpResponse.ok(new Message("No more daily mails will be sent."));
    }
}
