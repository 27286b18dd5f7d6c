package dev.pacenote.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The classes of the project, without tests. They are read once for all that looks at them: it
 * takes longer than all rules together, and a third of the memory that tests have.
 */
final class ProjectClasses {

    static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // Tests of a module that other modules use come in an archive of their own.
                    .withImportOption(place -> !place.contains("-tests.jar"))
                    // Contracts are tests that live in a jar of their own.
                    .withImportOption(place -> !place.contains("/application/contracts/"))
                    .importPackages("dev.pacenote");

    private ProjectClasses() {}
}
