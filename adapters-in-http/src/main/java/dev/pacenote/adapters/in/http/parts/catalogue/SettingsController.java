package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.ManageWorkshop;
import dev.pacenote.application.parts.reorder.ManageAlertSettings;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.Workshop;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;

/** How a workshop keeps its stock. */
@Controller("/parts/settings")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class SettingsController {

    /**
     * @param timezone of the account; it is chosen with its profile
     * @param alerts how often mails about parts leave, and for each topic by which channels
     */
    @Schema(name = "PartsSettings")
    record SettingsView(
            String currency,
            BigDecimal defaultReorderThreshold,
            boolean allowNegativeStock,
            String timezone,
            @Schema(implementation = Object.class) Map<String, Object> alerts) {}

    /** What is to be different. */
    @Schema(
            name = "PartsSettingsRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    record SettingsRequest(
            @Nullable String currency,
            @Schema(
                            implementation = BigDecimal.class,
                            nullable = true,
                            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                    Patch<Object> defaultReorderThreshold,
            @Nullable Boolean allowNegativeStock,
            @Nullable String timezone,
            @Nullable @Schema(implementation = Object.class) Map<String, Object> alerts)
            implements JsonBody {

        Workshop merged(Workshop before) {
            var priced =
                    currency == null
                            ? before
                            : PartRequest.field("currency", currency, before::withCurrency);
            var warned =
                    defaultReorderThreshold instanceof Patch.Absent<Object>
                            ? priced
                            : PartsProblems.field(
                                    "defaultReorderThreshold",
                                    () ->
                                            priced.withDefaultThreshold(
                                                    quantity(defaultReorderThreshold)));
            return allowNegativeStock == null
                    ? warned
                    : warned.allowingNegativeStock(allowNegativeStock);
        }

        private static Quantity quantity(Patch<Object> sent) {
            return Quantity.typed(
                    JsonNumbers.quantity(sent.replacement().orElse(null)),
                    new UnitScale(Quantity.MAX_DECIMALS));
        }
    }

    private final ManageWorkshop manage;
    private final ManageAlertSettings alerts;
    private final PartsReplies replies;

    SettingsController(ManageWorkshop manage, ManageAlertSettings alerts, PartsReplies replies) {
        this.manage = manage;
        this.alerts = alerts;
        this.replies = replies;
    }

    /** Shows the settings. */
    @Get
    SettingsView show(@Parameter(hidden = true) Caller caller) {
        return view(manage.show(caller.user()));
    }

    private SettingsView view(Workshop workshop) {
        return new SettingsView(
                workshop.currency().getCurrencyCode(),
                workshop.defaultThreshold().value(),
                workshop.allowNegativeStock(),
                manage.zone(workshop.account()).getId(),
                AlertSettingsJson.write(alerts.show(workshop.account())));
    }

    /** Changes settings; a new default threshold has all parts looked at. */
    @Put
    @Refuses(422)
    HttpResponse<SettingsView> change(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Body SettingsRequest body) {
        return replies.once(
                new Write(caller, request, body),
                SettingsView.class,
                () -> {
                    refuseZone(body.timezone(), caller.user());
                    // Alerts last: they are written at once, the rest with the end of the request.
                    var workshop = manage.change(caller.user(), body::merged);
                    changeAlerts(caller.user(), body.alerts());
                    return HttpResponse.ok(view(workshop));
                });
    }

    private void changeAlerts(AccountId account, @Nullable Map<String, Object> wanted) {
        if (wanted != null) {
            AlertSettingsJson.refuse(alerts.change(account, AlertSettingsJson.read(wanted)));
        }
    }

    private void refuseZone(@Nullable String zone, AccountId account) {
        if (zone != null && !zone.equals(manage.zone(account).getId())) {
            throw new ProblemException(
                    Problem.invalid(
                            "timezone",
                            "read_only",
                            "The time zone is chosen with the account's profile."));
        }
    }
}
