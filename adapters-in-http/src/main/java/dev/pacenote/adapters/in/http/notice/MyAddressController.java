package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.identity.account.MailLinksMessage;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.UserChange;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Where a person gives their account an address, whichever areas there are: who came by the token
 * of another issuer may have none, and gets no mail until then.
 */
@Controller("/api/v1/users")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class MyAddressController {

    /** A password proves who asks; who has none has logged in lately. */
    @Schema(name = "AddressRequest")
    @Introspected
    record AddressRequest(
            @NotNull @ParsedBy(EmailAddress.class) String email, @Nullable String currentPassword)
            implements JsonBody {
        @Override
        public String toString() {
            return "AddressRequest[hidden]";
        }
    }

    private final UserUpdates updates;

    MyAddressController(UserUpdates updates) {
        this.updates = updates;
    }

    /** Gives the caller's account an address, which counts once a link in a mail confirms it. */
    @Put("/email")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    @Refuses({403, 409, 429})
    HttpResponse<MailLinksMessage> change(
            @Parameter(hidden = true) Caller caller, @Body AddressRequest body) {
        var email = new EmailAddress(body.email());
        var user =
                updates.update(
                        caller,
                        caller.user(),
                        Optional.ofNullable(body.currentPassword()).orElse(""),
                        VersionCondition.ANY,
                        UserChange.of(email));
        return user.account().pendingEmail().filter(email::equals).isPresent()
                ? HttpResponse.accepted()
                        .body(new MailLinksMessage("We have sent a mail to confirm this address."))
                : HttpResponse.ok(new MailLinksMessage("This is your address already."));
    }
}
