package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the process listens, keeps its files and is reached.
 *
 * @param data folder of everything that is kept on this machine
 * @param publicUrl empty: this machine
 */
@ConfigurationProperties("server")
@VariableGroup(title = "Process", order = 100)
public record ServerConfiguration(
        @Variable(
                        value = "PORT",
                        readBy = ReadBy.SERVER,
                        min = 0,
                        max = 65_535,
                        meaning = "where it listens; 0 takes any that is free")
                @Bindable(defaultValue = "3000")
                int port,
        @Variable(
                        value = "PACENOTE_DATA",
                        readBy = ReadBy.SERVER,
                        must =
                                "be a folder that this system can name (a name with other letters than"
                                        + " ASCII needs a UTF-8 locale)",
                        meaning =
                                "folder of the embedded Postgres, generated secrets and the sandbox's"
                                        + " state; one server at a time")
                @Bindable(defaultValue = "./data")
                Path data,
        @Variable(
                        value = "PUBLIC_URL",
                        must = WebAddress.MUST,
                        otherwise = "`http://localhost:{PORT}`",
                        meaning = "base of links in mails; https switches HSTS on")
                Optional<WebAddress> publicUrl) {

    /** The base of links, in ASCII: it stands in headers of mails. */
    public String address() {
        return publicUrl
                .map(url -> url.uri().toASCIIString())
                .orElseGet(() -> "http://localhost:" + port);
    }
}
