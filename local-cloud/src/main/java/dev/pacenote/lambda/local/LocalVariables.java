package dev.pacenote.lambda.local;

import dev.pacenote.adapters.out.email.delivery.MailConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailFactory;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.configuration.SandboxConfiguration;
import dev.pacenote.assembly.configuration.SearchConfiguration;
import dev.pacenote.assembly.configuration.SessionConfiguration;
import dev.pacenote.configuration.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of the functions on one machine: those that the server takes, from the process and
 * {@code .env}, and those that name the stand-ins.
 *
 * @param problems what the server would refuse as well, one sentence each
 */
record LocalVariables(Map<String, String> given, int port, List<String> problems) {

    static LocalVariables of(Variables variables) {
        var values = new HashMap<>(variables.values());
        values.put(SandboxConfiguration.NAME, "on");
        var server = new HashMap<>(values);
        // What these choose is chosen for the functions, which look at it themselves.
        server.keySet().removeAll(Set.of(SessionConfiguration.STORE, SearchConfiguration.QUEUE));
        AreaTables.all().forEach(tables -> server.keySet().removeAll(tables.choices()));
        return switch (Configuration.read(new Variables(server, variables.namesInFile()))) {
            case Configuration.Result.Complete(var configuration) ->
                    new LocalVariables(values, configuration.port(), List.of());
            case Configuration.Result.Refused(var problems) ->
                    new LocalVariables(values, 0, problems);
        };
    }

    /**
     * All of them; what names a stand-in counts more than what was given.
     *
     * @param services tables and queues
     */
    Map<String, String> with(Map<String, String> services, String databaseUrl) {
        var all = new HashMap<>(given);
        all.putIfAbsent("JWT_SECRET", "nothing is worth protecting in the sandbox");
        all.putIfAbsent("PUBLIC_URL", "http://localhost:" + port);
        all.putAll(services);
        all.remove("NEON_DB_CONNECTION_STRING");
        all.put("DATABASE_URL", databaseUrl);
        all.put(MailConfiguration.TRANSPORT, "ses");
        all.put("SES_FROM", MailFactory.SANDBOX_SENDER);
        return all;
    }
}
