package dev.pacenote.adapters.in.http.platform.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.body.TextOrNumber;
import dev.pacenote.adapters.in.http.platform.request.validation.AtLeastOneOf;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers what it was called with. */
@Controller("/planted")
@OpenAPIDefinition(info = @Info(title = "planted", version = "1"))
@Consumes(MediaType.ALL)
@Produces(MediaType.TEXT_PLAIN)
final class PlantedController {

    @Introspected
    @Schema(name = "PlantedEverything")
    record Everything(
            @NotNull @ParsedBy(EmailAddress.class) String email,
            @JsonProperty("user_role") @NotNull @ParsedBy(Role.class) String role,
            @JsonProperty("alert_id") @NotNull @Min(1) Long alertId,
            @Nullable Boolean flag,
            @Nullable @Size(max = 3) List<@ParsedBy(MapUid.class) String> maps,
            @Nullable List<UUID> ids,
            @Nullable Double factor,
            @Nullable @TextOrNumber String amount,
            @Nullable @Size(min = 2, max = 4) String code)
            implements JsonBody {}

    /** Counts how often anybody looked at a text. */
    record Counted(String text) {
        static final AtomicInteger LOOKS = new AtomicInteger();

        Counted {
            LOOKS.incrementAndGet();
        }
    }

    @Introspected
    @Schema(name = "PlantedFew")
    record Few(@Nullable @Size(max = 3) List<@ParsedBy(Counted.class) String> items)
            implements JsonBody {}

    @Introspected
    @Schema(name = "PlantedOptional")
    record Optional(@Nullable String name) implements JsonBody {}

    @Schema(name = "PlantedMerge", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    @AtLeastOneOf(
            value = {"firstName", "age"},
            message = "Nothing to change.")
    record Merge(
            @JsonProperty("first_name")
                    @Schema(
                            implementation = String.class,
                            nullable = true,
                            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                    Patch<@ParsedBy(EmailAddress.class) String> firstName,
            @Schema(
                            implementation = Integer.class,
                            nullable = true,
                            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                    Patch<Integer> age)
            implements JsonBody {}

    @Introspected
    record Found(
            @PathVariable Long id,
            @QueryValue @Nullable @Min(1) @Max(200) Integer page,
            @QueryValue("map_uid") @NotNull @ParsedBy(MapUid.class) String map,
            @QueryValue @Nullable Instant since,
            @QueryValue @Nullable UUID owner)
            implements Parameters {}

    @Post("/everything")
    String everything(@Body Everything body) {
        return body.toString();
    }

    @Post("/few")
    String few(@Body Few body) {
        return body.toString();
    }

    @Post("/optional")
    String optional(@Body Optional body) {
        return body.toString();
    }

    @Put("/merge")
    String merge(@Body Merge body) {
        return body.toString();
    }

    @Get("/found/{id}")
    String found(@RequestBean Found parameters) {
        return parameters.toString();
    }
}
