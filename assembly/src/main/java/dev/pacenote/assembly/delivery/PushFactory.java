package dev.pacenote.assembly.delivery;

import dev.pacenote.adapters.out.push.delivery.device.VapidKeys;
import dev.pacenote.adapters.out.push.delivery.device.WebPushConfiguration;
import dev.pacenote.adapters.out.push.delivery.device.WebPushHosts;
import dev.pacenote.adapters.out.push.delivery.device.WebPushSender;
import dev.pacenote.adapters.out.push.http.OutgoingClients;
import dev.pacenote.adapters.out.push.http.OutgoingHttp;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.adapters.out.security.platform.AesSeal;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.device.Devices;
import dev.pacenote.application.delivery.device.DevicesExport;
import dev.pacenote.application.delivery.device.ManageDevices;
import dev.pacenote.application.delivery.device.PurgeDevices;
import dev.pacenote.application.delivery.device.PushChannel;
import dev.pacenote.application.delivery.device.PushSender;
import dev.pacenote.application.delivery.device.PushSenders;
import dev.pacenote.application.delivery.device.RegisterDevice;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SecretSeal;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.assembly.configuration.AccountLimitsConfiguration;
import dev.pacenote.assembly.sandbox.SandboxPhone;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.delivery.device.PushHosts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Devices of people, and the pushes to them. */
@Factory
final class PushFactory {

    private static final String KEYS = "web-push.public-key";

    @Singleton
    SecretSeal secretSeal(TokenSecret secret) {
        return new AesSeal(secret.bytes(), "pacenote stored secrets");
    }

    @Singleton
    @Requires(property = KEYS)
    VapidKeys vapidKeys(WebPushConfiguration configuration) {
        return configuration.keys();
    }

    /** In the sandbox nobody has to make keys. */
    @Singleton
    @Requires(beans = SandboxPhone.class, missingProperty = KEYS)
    VapidKeys sandboxKeys(SandboxPhone phone) {
        return phone.keys();
    }

    @Singleton
    PushHosts pushHosts(WebPushHosts configured, Optional<SandboxPhone> phone) {
        return configured.allowed(
                phone.map(SandboxPhone::hosts).orElse(PushHosts.VENDORS), phone.isPresent());
    }

    /** Where nothing is configured it reaches nobody. */
    @Singleton
    @Primary
    PushSenders pushSenders(@Named(Choices.PUSH_SERVICE) List<PushSender> services) {
        return new PushSenders(services);
    }

    @Singleton
    @Named(Choices.PUSH_SERVICE)
    @Requires(beans = VapidKeys.class)
    WebPushSender webPushSender(
            @Named(OutgoingClients.PUSH) OutgoingHttp http,
            VapidKeys keys,
            PushHosts hosts,
            InstantSource clock,
            @Value("${pacenote.user-agent}") String userAgent) {
        return new WebPushSender(http, keys, hosts, clock, userAgent);
    }

    @Singleton
    RegisterDevice registerDevice(
            Devices devices,
            Sessions sessions,
            PushSender sender,
            AccountLimitsConfiguration limits,
            DoOnce once,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new RegisterDevice(
                devices, sessions, sender, limits.mostDevices(), once, transactions, clock, ids);
    }

    @Singleton
    ManageDevices manageDevices(
            Devices devices, Sessions sessions, PushSender sender, InstantSource clock) {
        return new ManageDevices(devices, sessions, sender, clock);
    }

    @Singleton
    DeliveryChannel pushChannel(
            Devices devices, Sessions sessions, PushSender sender, InstantSource clock) {
        return new PushChannel(devices, sessions, sender, clock);
    }

    @Singleton
    RetentionStore purgeDevices(Devices devices, Sessions sessions) {
        return new PurgeDevices(devices, sessions);
    }

    @Singleton
    @Order(60)
    AccountExport devicesExport(Devices devices) {
        return new DevicesExport(devices);
    }
}
