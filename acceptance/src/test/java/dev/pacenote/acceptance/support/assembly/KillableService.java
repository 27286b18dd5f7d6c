package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.lambda.local.ApiProcess;
import dev.pacenote.lambda.local.LocalLambda;
import java.nio.file.Path;

/**
 * The service under test with its HTTP in a process that can be killed: the server, or the function
 * of the API beside all others.
 */
public interface KillableService {

    Api api();

    /** kill -9. */
    void kill();

    /**
     * Starts it, or starts it again after it was killed.
     *
     * @param folder in which it may run
     */
    static KillableService start(TestApplication app, Path folder) {
        if (Assembly.current() != Assembly.LAMBDA) {
            var server = ServerProcess.start(app);
            return new Running(server.api, server::kill);
        }
        var others = functions(app);
        var process = ApiProcess.start(folder, others.variables());
        // A test that fails must not leave it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        return new Running(new Api(process.port()), process::kill);
    }

    private static LocalLambda functions(TestApplication app) {
        if (!app.isOpen()) {
            app.open();
        }
        return ((LambdaAssembly) app.service()).lambda();
    }

    /** One that is started. */
    record Running(Api api, Runnable killer) implements KillableService {
        @Override
        public void kill() {
            killer.run();
        }
    }
}
