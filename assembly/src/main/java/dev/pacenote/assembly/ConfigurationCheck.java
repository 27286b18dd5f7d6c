package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.delivery.BounceMailboxConfiguration;
import dev.pacenote.adapters.out.email.delivery.SmtpConfiguration;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.trackmania.TrackmaniaLogin;
import dev.pacenote.assembly.Configuration.Result;
import dev.pacenote.assembly.configuration.SandboxConfiguration;
import dev.pacenote.assembly.configuration.SandboxConfiguration.Mode;
import dev.pacenote.assembly.configuration.SessionConfiguration;
import dev.pacenote.configuration.ConfigurationRecords;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks what no record can see alone: real records by make-believe mail, or the reverse. */
final class ConfigurationCheck {

    private static final String TRACKMANIA =
            "AUTHORIZATION, USER_AGENT, OCLIENT_ID, OCLIENT_SECRET are missing.";
    private static final String MAIL =
            "EMAIL_USER and EMAIL_PASS (or SMTP_HOST and EMAIL_FROM) are missing.";
    private static final String BOTH =
            "The sandbox ends only when Trackmania and mail are both configured: ";

    private final ConfigurationRecords records;
    private final List<String> problems;

    private ConfigurationCheck(ConfigurationRecords records) {
        this.records = records;
        this.problems = new ArrayList<>(records.problems());
    }

    static Result read(Variables variables, ReadBy assembly) {
        boolean sandbox = variables.has(SandboxConfiguration.NAME, "on");
        var records =
                ConfigurationRecords.read(
                        variables,
                        assembly,
                        // Half a group that is not wanted is no mistake.
                        sandbox
                                ? Set.of(TrackmaniaLogin.class, SmtpConfiguration.class)
                                : Set.of());
        return new ConfigurationCheck(records).check(assembly, sandbox);
    }

    private Result check(ReadBy assembly, boolean sandbox) {
        boolean mail = SmtpConfiguration.isNamed(records::isGiven);
        boolean trackmania = TrackmaniaLogin.isNamed(records::isGiven);
        if (!sandbox && assembly == ReadBy.FUNCTIONS && !trackmania) {
            problems.add("Trackmania must be configured: " + TRACKMANIA);
        }
        if (!sandbox && assembly == ReadBy.SERVER) {
            boolean off =
                    records.find(SandboxConfiguration.class)
                            .filter(record -> record.mode() == Mode.OFF)
                            .isPresent();
            if (!trackmania && (off || mail)) {
                problems.add(BOTH + TRACKMANIA);
            }
            if (!mail && (off || trackmania)) {
                problems.add(BOTH + MAIL);
            }
        }
        if (!sandbox && !mail && records.find(BounceMailboxConfiguration.class).isPresent()) {
            problems.add(
                    "The bounce mailbox needs mail that can come back: EMAIL_USER or SMTP_HOST is"
                            + " missing.");
        }
        records.find(SessionConfiguration.class)
                .flatMap(SessionConfiguration::store)
                .filter(store -> !store.isIn(assembly))
                .ifPresent(
                        _ ->
                                problems.add(
                                        "SESSION_STORE names a store that this assembly does not"
                                                + " have: memory is the server's, dynamodb the"
                                                + " functions'."));
        return problems.isEmpty()
                ? new Result.Complete(
                        new Configuration(records, assembly, UpstreamConfiguration.Limits.DEFAULT))
                : new Result.Refused(problems);
    }
}
