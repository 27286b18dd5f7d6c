package dev.pacenote.acceptance.identity;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;

/**
 * The running service that several sets of cases share: it starts once for the class that runs
 * them.
 */
interface ServiceUnderTest {

    TestApplication app();

    Api api();
}
