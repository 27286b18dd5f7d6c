package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.core.annotation.Introspected;
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
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the link leads that confirms an address (contract 2.9). Opening it changes nothing: mail
 * gateways open links before people do.
 */
@Controller("/api/v1")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class VerificationController {

    @Schema(name = "TokenRequest")
    @Introspected
    record TokenRequest(@NotNull String token) implements JsonBody {
        @Override
        public String toString() {
            return "TokenRequest[hidden]";
        }
    }

    /** Which address a link confirms, and whether it is confirmed already. */
    @Schema(name = "Holder")
    record Holder(String email, boolean emailVerified) {}

    @Schema(name = "Verified")
    record Verified(String message, boolean emailVerified) {}

    private final VerifyEmail verifyEmail;
    private final AccountLinks links;
    private final ClientAddress addresses;

    VerificationController(VerifyEmail verifyEmail, AccountLinks links, ClientAddress addresses) {
        this.verifyEmail = verifyEmail;
        this.links = links;
        this.addresses = addresses;
    }

    /** Redirects links of older mails to the page that confirms an address. */
    @Get("/users/verify-email")
    @ApiResponse(
            responseCode = "303",
            headers = @Header(name = "Location", schema = @Schema(type = "string")))
    @Refuses(400)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces(MediaType.ALL)
    HttpResponse<?> verificationPage(@RequestBean MailLinkQuery link) {
        var token = link.given().orElse("");
        return HttpResponse.seeOther(
                links.verify(URLEncoder.encode(token, StandardCharsets.UTF_8)));
    }

    /** Returns which address a mailed link confirms; changes nothing. */
    @Post("/users/verify-email/check")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Holder holder(@Body TokenRequest body) {
        return verifyEmail
                .holder(body.token())
                .map(
                        account ->
                                new Holder(
                                        AddressText.of(account), account.verifiedAt().isPresent()))
                .orElseThrow(() -> new ProblemException(Problem.linkInvalid()));
    }

    /** Confirms an address with the token of a mailed link. */
    @Post("/users/verify-email")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Verified verify(@Body TokenRequest body) {
        if (!verifyEmail.confirm(body.token())) {
            throw new ProblemException(Problem.linkInvalid());
        }
        return new Verified("Your address is confirmed.", true);
    }

    /** Sends another mail with the link that confirms the caller's address. */
    @Post("/users/verify-email/resend")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<MailLinksMessage> resend(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller) {
        return switch (verifyEmail.resend(caller.user(), addresses.of(request))) {
            case VerifyEmail.Resent.Sent _ ->
                    HttpResponse.accepted()
                            .body(new MailLinksMessage("We have sent you another mail."));
            case VerifyEmail.Resent.AlreadyVerified _ ->
                    HttpResponse.ok(new MailLinksMessage("Your address is confirmed already."));
            case VerifyEmail.Resent.NoAddress _ ->
                    HttpResponse.ok(
                            new MailLinksMessage("Your account has no address to confirm."));
            case VerifyEmail.Resent.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case VerifyEmail.Resent.NoSuchAccount _ ->
                    throw new ProblemException(Problem.accountGone());
        };
    }
}
