package dev.pacenote.adapters.in.http.trackmania.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.trackmania.alert.PinCheckMode;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How alerts are checked, in an admin's hands (contract 2.23). */
@Controller("/api/v1/admin/users/alert-type")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CheckModeController {

    @Schema(name = "ChangeAlertTypeRequest")
    @Introspected
    record ChangeAlertTypeRequest(
            @JsonProperty("user_id") @NotNull @Min(1) Long userId,
            @JsonProperty("alert_type") @NotNull @ParsedBy(CheckMode.class) String alertType)
            implements JsonBody {}

    @Schema(name = "TypeChanged")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TypeChanged(
            String message,
            long userId,
            String username,
            String alertType,
            int mapCount,
            boolean initInaccurateStarted) {}

    private final PinCheckMode pinCheckMode;

    CheckModeController(PinCheckMode pinCheckMode) {
        this.pinCheckMode = pinCheckMode;
    }

    /** Sets how the mapper alert of an account is checked. */
    @Put
    @Refuses({404, 409})
    @Secured(Roles.ADMIN)
    TypeChanged pin(@Parameter(hidden = true) Caller caller, @Body ChangeAlertTypeRequest body) {
        var mode = CheckMode.of(body.alertType());
        return switch (pinCheckMode.pin(caller.user(), new AccountId(body.userId()), mode)) {
            case PinCheckMode.Result.Pinned(var owner, var alert) ->
                    new TypeChanged(
                            "Saved. Nothing is lost by the switch.",
                            owner.id().value(),
                            owner.username().value(),
                            mode.wireName(),
                            alert.maps(),
                            false);
            case PinCheckMode.Result.NoSuchAccount _ ->
                    throw new ProblemException(Problem.notFound("There is no such account."));
            case PinCheckMode.Result.NoAlert _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "no_alert",
                                    "No alert",
                                    "This account has no mapper alert."));
        };
    }
}
