package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.TextOrNumber;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.TextCheck;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The settings of the service (contract 2.21). */
@Controller("/api/v1/admin/config")
@Tag(name = "admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConfigController {

    /** The keys of the settings that there are. */
    @Singleton
    static final class SettingKeys implements TextCheck {

        private final ChangeSettings settings;

        SettingKeys(ChangeSettings settings) {
            this.settings = settings;
        }

        @Override
        public void check(String text) {
            settings.find(text);
        }
    }

    @Schema(name = "ChangeSettingRequest")
    @Introspected
    record ChangeSettingRequest(
            @JsonProperty("config_key") @NotNull @ParsedBy(SettingKeys.class) String configKey,
            @JsonProperty("config_value") @NotNull @TextOrNumber String configValue)
            implements JsonBody {}

    @Schema(name = "Config")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Config(
            String configKey, String configValue, String description, @Nullable String updatedAt) {
        static Config of(Settings.Value value) {
            return new Config(
                    value.setting().key(),
                    Integer.toString(value.number()),
                    value.setting().description(),
                    Times.iso(value.changedAt()));
        }
    }

    @Schema(name = "Configs")
    record Configs(String message, List<Config> configs) {}

    @Schema(name = "Changed")
    record Changed(String message, Config config) {}

    private final ChangeSettings settings;

    ConfigController(ChangeSettings settings) {
        this.settings = settings;
    }

    /** Lists the settings in force. */
    @Get
    @Secured(Roles.ADMIN)
    Configs list() {
        return new Configs(
                "The settings in force.", settings.all().stream().map(Config::of).toList());
    }

    /** Changes a setting. */
    @Put
    @Secured(Roles.ADMIN)
    Changed change(@Parameter(hidden = true) Caller caller, @Body ChangeSettingRequest body) {
        var setting = settings.find(body.configKey());
        var value = settings.change(caller.user(), setting, number(setting, body.configValue()));
        return new Changed("Saved.", Config.of(value));
    }

    private static int number(SettingDefinition setting, String text) {
        try {
            return setting.read(text);
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid("config_value", e));
        }
    }
}
