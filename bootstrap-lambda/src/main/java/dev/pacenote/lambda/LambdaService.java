package dev.pacenote.lambda;

import dev.pacenote.adapters.out.aws.notice.stream.SocketGatewayConfiguration;
import dev.pacenote.adapters.out.aws.platform.AwsClients;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.TablesConfiguration;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.SchemaMigrations;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.adapters.out.security.platform.upstream.SealedTokens;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.platform.origin.ClaimData;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.ServiceClock;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.assembly.sandbox.Beans;
import dev.pacenote.assembly.sandbox.SandboxMail;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.lambda.runtime.ParameterStore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The core on AWS, as one process of a function has it. Nothing connects anywhere before it is
 * needed.
 */
public final class LambdaService implements Beans, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaService.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Configuration configuration;
    private final PostgresStore store;
    private final ApplicationContext context;

    /**
     * The service that the environment describes, or a refusal that names what is missing.
     *
     * @param warm whether the first connections are opened while the rest is put together: somebody
     *     waits for the first answer
     */
    public static LambdaService fromEnvironment(boolean warm) {
        return switch (Configuration.readForLambda(
                ParameterStore.withSecrets(Variables.ofThisProcess()))) {
            case Configuration.Result.Refused(var problems) ->
                    throw new IllegalStateException(
                            "Pacenote cannot start like this: " + String.join(" ", problems));
            case Configuration.Result.Complete(var configuration) ->
                    new LambdaService(
                            configuration, InstantSource.system(), Optional.empty(), warm);
        };
    }

    /**
     * @param sandbox instead of the services of others, where everything is local
     */
    public static LambdaService open(
            Configuration configuration, InstantSource clock, Optional<SandboxMail> sandbox) {
        return new LambdaService(configuration, clock, sandbox, false);
    }

    private LambdaService(
            Configuration configuration,
            InstantSource clock,
            Optional<SandboxMail> sandbox,
            boolean warm) {
        this.configuration = configuration;
        boolean opened = false;
        try {
            store = keep(PostgresStore.pooled(configuration.database().orElseThrow()));
            if (warm) {
                inBackground(store::answers);
            }
            var secret = new TokenSecret(configuration.tokenSecret().orElseThrow());
            var tokens = new SealedTokens(new DynamoUpstreamTokens(tokenTable()), secret.bytes());
            var singletons =
                    new ArrayList<Object>(
                            List.of(
                                    configuration,
                                    store,
                                    secret,
                                    tokens,
                                    new BackgroundExecutor(),
                                    new ServiceClock(clock)));
            sandbox.ifPresent(
                    local -> {
                        singletons.add(local.services());
                        singletons.add(local);
                    });
            var properties = configuration.properties();
            properties.putAll(AwsClients.configuration(configuration.get(AwsConfiguration.class)));
            configuration
                    .find(SocketGatewayConfiguration.class)
                    .ifPresent(
                            gateway ->
                                    properties.putAll(
                                            AwsClients.sockets(gateway.management().uri())));
            for (var area : configuration.areas()) {
                var ofArea = area.parts(configuration, sandbox.map(SandboxMail::services));
                singletons.addAll(ofArea.singletons());
                properties.putAll(ofArea.properties());
            }
            properties.put("micronaut.server.host", "127.0.0.1");
            properties.put("micronaut.server.port", -1);
            context =
                    keep(
                            ApplicationContexts.builder(properties)
                                    .singletons(singletons.toArray())
                                    .start());
            if (warm) {
                inBackground(this::askDynamo);
            }
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private static void inBackground(Runnable work) {
        Thread.ofPlatform().daemon().name("warming").start(work);
    }

    /** What fails here fails again, and is said, when it is needed. */
    private void askDynamo() {
        try {
            new DynamoUpstreamTokens(tokenTable()).find("nobody", Instant.EPOCH);
        } catch (RuntimeException e) {
            LOG.debug("DynamoDB does not answer yet", e);
        }
    }

    private DynamoTable tokenTable() {
        return new DynamoTable(
                () -> context.getBean(DynamoDbClient.class),
                configuration.get(TablesConfiguration.class).tokens());
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /**
     * Brings the schema of the database up to date and makes sure of the first admin. No sandbox
     * gets this data from then on.
     */
    void migrate() {
        SchemaMigrations.migrate(configuration.database().orElseThrow());
        if (context.getBean(ClaimData.class).claim(DataOrigin.REAL)
                instanceof ClaimData.Result.Refused) {
            throw new IllegalStateException(
                    "a sandbox made the data of this database: name another in DATABASE_URL");
        }
        configuration.admin().ifPresent(admin -> context.getBean(EnsureAdmin.class).ensure(admin));
    }

    /**
     * Starts the HTTP server on this machine's own address, for {@link ApiFunction} alone.
     *
     * @return its port
     */
    int startHttp() {
        return context.getBean(EmbeddedServer.class).start().getPort();
    }

    /** Lets go of connections, before this process is frozen for long. */
    void rest() {
        store.rest();
    }

    /** For functions that queues feed. */
    public FailedMessages failedMessages() {
        return new FailedMessages(() -> bean(SqsClient.class));
    }

    @Override
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All of them. */
    public <T> List<T> beans(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type));
    }

    /** Empty when it is of an area that is switched off. */
    <T> Optional<T> find(Class<T> type) {
        return context.findBean(type);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop well", part.getClass().getSimpleName(), e);
            }
        }
    }
}
