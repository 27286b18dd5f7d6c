package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.mail.SesRelay;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.assembly.sandbox.SandboxMail;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.lambda.local.LocalAws;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.lambda.local.standin.SesStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The functions, with a small cloud around them. */
public final class LambdaAssembly implements RunningService {

    /** Longer than any survey of a test. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(3);

    /** Started when the first service needs it. */
    private static final class Cloud {
        static final LocalAws AWS = LocalAws.start();
    }

    private final LocalLambda lambda;
    private final Optional<SandboxMail> sandbox;

    private LambdaAssembly(LocalLambda lambda, Optional<SandboxMail> sandbox) {
        this.lambda = lambda;
        this.sandbox = sandbox;
    }

    /** Tables and queues that outlive whoever works with them. */
    public static Map<String, String> createResources(Duration visibilityTimeout) {
        return Cloud.AWS.createResources("test-" + UUID.randomUUID(), visibilityTimeout);
    }

    /**
     * @param environment of a server, and tables and queues; what only a server understands is
     *     replaced
     */
    public static LambdaAssembly open(
            Map<String, String> environment,
            InstantSource clock,
            UpstreamConfiguration.Limits limits) {
        var variables = new HashMap<>(environment);
        int smtp = Integer.parseInt(environment.getOrDefault("SMTP_PORT", "0"));
        variables.keySet().removeIf(name -> name.startsWith("SMTP_"));
        variables.put("SES_FROM", Objects.requireNonNull(environment.get("EMAIL_FROM")));
        variables.putIfAbsent("JWT_SECRET", "the secret of all functions of the tests");
        var data = Path.of(environment.getOrDefault("PACENOTE_DATA", "."));
        var sandbox =
                "on".equals(environment.get("PACENOTE_SANDBOX"))
                        ? Optional.of(sandbox(data.resolve("sandbox"), clock))
                        : Optional.<SandboxMail>empty();
        var setting =
                new LocalLambda.Setting(
                        variables,
                        Integer.parseInt(environment.getOrDefault("PORT", "0")),
                        clock,
                        sandbox,
                        configuration -> configuration.withUpstreamLimits(limits));
        return new LambdaAssembly(
                LocalLambda.open(
                        Cloud.AWS,
                        setting,
                        (to, message) ->
                                sandbox.map(local -> kept(local, message))
                                        .orElseGet(() -> SesRelay.relay(smtp, to, message))),
                sandbox);
    }

    private static SandboxMail sandbox(Path folder, InstantSource clock) {
        var services = SandboxServices.open(folder, clock);
        return new SandboxMail(
                services,
                new Mailbox(
                        folder.resolve("mailbox"),
                        new MimeComposer("news@pacenote.example", services.clock())));
    }

    private static SesStandIn.Sink.Word kept(SandboxMail local, byte[] message) {
        local.mailbox().drop(message);
        return SesStandIn.Sink.Word.ACCEPTED;
    }

    public LocalLambda lambda() {
        return lambda;
    }

    @Override
    public int port() {
        return lambda.port();
    }

    @Override
    public int socketPort() {
        return lambda.sockets().port();
    }

    @Override
    public void sweepSockets() {
        lambda.sweepSockets();
    }

    @Override
    public void loseSockets() {
        lambda.sockets().loseAll();
    }

    @Override
    public <T> T bean(Class<T> type) {
        return lambda.bean(type);
    }

    @Override
    public void startSearching() {
        lambda.startSearching();
    }

    @Override
    public void startScheduledJobs() {
        lambda.startScheduledJobs();
    }

    @Override
    public void lookAround() {
        lambda.lookAround();
    }

    @Override
    public void close() {
        lambda.close();
        sandbox.ifPresent(local -> local.services().close());
    }
}
