package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.platform.Form;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.platform.setting.Setting;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** The settings of the service (contract 2.21). */
@Controller("/api/v1/admin/config")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConfigController {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ConfigBody(String configKey, String configValue) {}

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

    record Configs(String message, List<Config> configs) {}

    record Changed(String message, Config config) {}

    private final ChangeSettings settings;

    ConfigController(ChangeSettings settings) {
        this.settings = settings;
    }

    @Get
    @Describes(value = "The settings in force")
    @Secured(Roles.ADMIN)
    Configs list() {
        return new Configs(
                "The settings in force.", settings.all().stream().map(Config::of).toList());
    }

    @Put
    @Describes(value = "Changes a setting", takes = ConfigBody.class)
    @Secured(Roles.ADMIN)
    Changed change(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        var form = Form.read(request, body);
        var setting = form.required("config_key", Setting::of);
        var number =
                form.requiredTextOrNumber(
                        "config_value",
                        text -> setting.maybe().map(known -> known.read(text)).orElse(0));
        form.validate();
        var value = settings.change(caller.user(), setting.get(), number.get());
        return new Changed("Saved.", Config.of(value));
    }
}
