package dev.pacenote.adapters.in.http.delivery.device;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.delivery.device.ManageDevices;
import dev.pacenote.application.delivery.device.RegisterDevice;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.domain.delivery.device.AppToken;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.Platform;
import dev.pacenote.domain.delivery.device.PushEndpoint;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.delivery.device.SubscriptionKeys;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browsers and phones that show a person's pushes. */
@Controller("/notifications/devices")
@Tag(name = "notices")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class DevicesController {

    /** What kind of device it is, as a word. */
    record PlatformWord(Platform platform) {

        static PlatformWord of(String text) {
            return Stream.of(Platform.values())
                    .filter(platform -> platform.wireName().equals(text))
                    .findFirst()
                    .map(PlatformWord::new)
                    .orElseThrow(
                            () ->
                                    new InvalidValueException(
                                            "unknown_value",
                                            "The platform is web, ios or android."));
        }
    }

    /**
     * As a browser's subscription has them, in base64url.
     *
     * @param p256dh its public key
     * @param auth its secret
     */
    @Schema(name = "SubscriptionKeys")
    @Introspected
    record Keys(@Nullable String p256dh, @Nullable String auth) {

        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    /**
     * @param endpoint of a browser's subscription
     * @param token of a phone
     * @param name what its owner calls it; without one it is called like its browser
     */
    @Strict
    @BodyRequired
    @Schema(
            name = "RegisterDeviceRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
    @Introspected
    record RegisterRequest(
            @NotNull
                    @Schema(
                            type = "string",
                            allowableValues = {"web", "ios", "android"})
                    @ParsedBy(PlatformWord.class)
                    String platform,
            @Nullable @ParsedBy(PushEndpoint.class) String endpoint,
            @Nullable Keys keys,
            @Nullable @ParsedBy(AppToken.class) String token,
            @Nullable @ParsedBy(DeviceName.class) String name)
            implements JsonBody {

        @Override
        public String toString() {
            return "RegisterRequest[hidden]";
        }
    }

    /**
     * @param lastUsedAt when it took a push last, to the hour
     * @param disabledReason why it gets no more pushes: {@code gone}
     */
    @Schema(name = "Device")
    record DeviceView(
            String deviceId,
            String platform,
            String name,
            @Nullable String lastUsedAt,
            @Nullable String disabledReason) {

        static DeviceView of(Device device) {
            return new DeviceView(
                    device.id().toString(),
                    device.target().platform().wireName(),
                    device.name().value(),
                    Times.iso(device.usage().lastUsedAt()),
                    device.disabledReason().map(Device.DisabledReason::wireName).orElse(null));
        }
    }

    /** With which key browsers subscribe. */
    @Schema(name = "WebPushKey")
    record WebPush(String publicKey) {}

    /**
     * @param webPush null where no pushes are sent
     */
    @Schema(name = "DeviceList")
    record DeviceList(List<DeviceView> items, @Nullable WebPush webPush) {}

    /** One sentence for whoever asked. */
    @Schema(name = "DeviceRemoved")
    record Removed(String message) {}

    private final ManageDevices devices;
    private final RegisterDevice register;

    DevicesController(ManageDevices devices, RegisterDevice register) {
        this.devices = devices;
        this.register = register;
    }

    /** Lists the caller's devices, the oldest first, and the key with which browsers subscribe. */
    @Get
    @Refuses({401, 403})
    DeviceList list(@Parameter(hidden = true) Caller caller) {
        return new DeviceList(
                devices.of(caller.user()).stream().map(DeviceView::of).toList(),
                devices.publicKey().map(WebPush::new).orElse(null));
    }

    /** Registers a device, which belongs to the session that registers it; 200 for a known one. */
    @Post
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Refuses({401, 403, 404, 409, 422})
    HttpResponse<DeviceView> register(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Header(IdempotencyHeader.NAME) @Nullable String key,
            @Body RegisterRequest body) {
        var command =
                new RegisterDevice.Command(
                        caller,
                        target(body),
                        Optional.ofNullable(body.name()).map(DeviceName::new),
                        IdempotencyHeader.of(caller.user().toString(), request, key, body));
        return switch (register.register(command)) {
            case RegisterDevice.Result.Registered(var device) ->
                    HttpResponse.created(DeviceView.of(device));
            case RegisterDevice.Result.Known(var device) -> HttpResponse.ok(DeviceView.of(device));
            case RegisterDevice.Result.Repeated(var device, var wasNew) ->
                    IdempotencyHeader.replayed(
                            wasNew
                                    ? HttpResponse.created(DeviceView.of(device))
                                    : HttpResponse.ok(DeviceView.of(device)));
            case RegisterDevice.Result.Gone _ -> throw noSuchDevice();
            case RegisterDevice.Result.Mismatch _ -> throw IdempotencyHeader.mismatch();
            case RegisterDevice.Result.LimitReached _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "limit_reached",
                                    "These are as many devices as you may have",
                                    "Please take another device out first."));
            case RegisterDevice.Result.NotReached _ ->
                    throw new ProblemException(notReached(command.target()));
            case RegisterDevice.Result.SessionOver _ ->
                    throw new ProblemException(Problem.accountGone());
        };
    }

    private static PushTarget target(RegisterRequest body) {
        return switch (PlatformWord.of(body.platform()).platform()) {
            case WEB -> browser(body);
            case IOS -> app(Platform.IOS, body);
            case ANDROID -> app(Platform.ANDROID, body);
        };
    }

    private static PushTarget app(Platform platform, RegisterRequest body) {
        var token = body.token();
        if (token == null) {
            throw new ProblemException(
                    Problem.invalid("token", "required", "The app of a phone has a token."));
        }
        return new PushTarget.App(platform, new AppToken(token));
    }

    private static Problem notReached(PushTarget target) {
        return switch (target) {
            case PushTarget.WebPush _ ->
                    Problem.invalid(
                            "endpoint", "not_reached", "Pacenote sends no pushes to this address.");
            case PushTarget.App _ ->
                    Problem.invalid(
                            "platform",
                            "not_offered",
                            "Pushes to this platform are not offered here.");
        };
    }

    private static PushTarget browser(RegisterRequest body) {
        var endpoint = body.endpoint();
        var keys = body.keys();
        if (endpoint == null) {
            throw missing("endpoint");
        }
        if (keys == null || keys.p256dh() == null || keys.auth() == null) {
            throw missing("keys");
        }
        try {
            return new PushTarget.WebPush(
                    new PushEndpoint(endpoint), new SubscriptionKeys(keys.p256dh(), keys.auth()));
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid("keys", e));
        }
    }

    private static ProblemException missing(String field) {
        return new ProblemException(
                Problem.invalid(field, "required", "A browser's subscription has " + field + "."));
    }

    /** Takes a device out. */
    @Delete("/{id}")
    @Refuses({401, 403, 404})
    Removed remove(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        if (!devices.remove(caller.user(), path.id())) {
            throw noSuchDevice();
        }
        return new Removed("This device gets no more pushes.");
    }

    private static ProblemException noSuchDevice() {
        return new ProblemException(
                Problem.of(
                        404, "device_not_found", "Device not found", "You have no such device."));
    }
}
