package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.identity.account.ProfileView;
import dev.pacenote.adapters.in.http.identity.account.ProfileViews;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.AtLeastOneOf;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.Optional;

/** How a person wants to be told (contract 2.7). */
@Controller("/api/v1/users")
@Tag(name = "identity")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreferencesController {

    /** At least one of the properties must be there. */
    @Schema(name = "ChangeMeRequest")
    @Introspected
    @AtLeastOneOf(
            value = {"timezone", "mailEnabled"},
            message = "Nothing to change: please send timezone.")
    record ChangeMeRequest(
            @Nullable @ParsedBy(ZoneName.class) String timezone, @Nullable Boolean mailEnabled)
            implements JsonBody {}

    /** Names of the zone database only: an offset such as {@code +02:00} knows no summer. */
    record ZoneName(String name) {
        ZoneName {
            if (!ZoneId.getAvailableZoneIds().contains(name)) {
                throw new InvalidValueException(
                        "unknown_value", "This is no time zone such as Europe/Riga.");
            }
        }
    }

    private final ManagePreferences preferences;
    private final ProfileViews views;

    PreferencesController(ManagePreferences preferences, ProfileViews views) {
        this.preferences = preferences;
        this.views = views;
    }

    /** Changes the caller's time zone, or whether daily mails are sent. */
    @Put("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    ProfileView change(@Parameter(hidden = true) Caller caller, @Body ChangeMeRequest body) {
        return preferences
                .change(
                        caller.user(),
                        Optional.ofNullable(body.timezone()).map(ZoneId::of),
                        Optional.ofNullable(body.mailEnabled()))
                .map(views::of)
                .orElseThrow(() -> new ProblemException(Problem.accountGone()));
    }
}
