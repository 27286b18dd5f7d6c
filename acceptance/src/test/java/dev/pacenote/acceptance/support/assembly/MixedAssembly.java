package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.mail.SesRelay;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.lambda.local.standin.SesStandIn;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The server, with adapters that only the functions have by default. */
public record MixedAssembly(ServerAssembly server, SesStandIn ses) implements RunningService {

    /**
     * @param environment of a server, and tables and queues
     * @param read reads the configuration from variables
     */
    public static MixedAssembly open(
            Map<String, String> environment,
            InstantSource clock,
            Function<Map<String, String>, Configuration> read) {
        var variables = new HashMap<>(environment);
        int port = Integer.parseInt(variables.getOrDefault("SMTP_PORT", "0"));
        variables.keySet().removeIf(name -> name.startsWith("SMTP_"));
        variables.remove("EMAIL_FROM");
        var ses = new SesStandIn((to, message) -> SesRelay.relay(port, to, message));
        variables.put("MAIL_TRANSPORT", "ses");
        variables.put("SES_FROM", "news@pacenote.example");
        variables.put("AWS_ENDPOINT_URL_SESV2", ses.url().toString());
        variables.put("SESSION_STORE", "dynamodb");
        variables.put("SEARCH_QUEUE", "sqs");
        try {
            return new MixedAssembly(ServerAssembly.open(read.apply(variables), clock), ses);
        } catch (RuntimeException e) {
            ses.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    @Override
    public void startSearching() {
        server.startSearching();
    }

    @Override
    public void startScheduledJobs() {
        server.startScheduledJobs();
    }

    @Override
    public void lookAround() {
        server.lookAround();
    }

    @Override
    public void close() {
        server.close();
        ses.close();
    }
}
