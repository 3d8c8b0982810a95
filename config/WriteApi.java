import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes what a module lets everybody use as a jar of class files without code: public classes of packages that are exported
/// to all, with their public and protected members. Called by the build with a folder of compiled classes and the jar to
/// write. The same classes give the same bytes.
///
/// Other classes are there, too, if one of those extends or implements them, since their members are inherited.
class WriteApi {

    /// The earliest time that zip files can say.
    private static final LocalDateTime ONCE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, byte[]> kept = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        new WriteApi().write(Path.of(args[0]), Path.of(args[1]));
    }

    private void write(Path folder, Path jar) throws IOException {
        Path descriptor = folder.resolve("module-info.class");
        if (Files.notExists(descriptor)) {
            throw new IllegalArgumentException(folder + " has no module-info.class; compile the module first");
        }
        Set<String> packages = exported(ClassFile.of().parse(descriptor));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                ClassModel parsed = ClassFile.of().parse(file);
                classes.put(parsed.thisClass().asInternalName(), parsed);
            }
        }
        classes.forEach((name, parsed) -> {
            if (packages.contains(packageOf(name)) && isOpen(parsed)) {
                keep(name);
            }
        });
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : kept.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey() + ".class");
                entry.setTimeLocal(ONCE);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
    }

    private static Set<String> exported(ClassModel descriptor) {
        ModuleAttribute module = descriptor.findAttribute(Attributes.module()).orElseThrow();
        return module.exports().stream().filter(export -> export.exportsTo().isEmpty())
                .map(export -> export.exportedPackage().asSymbol().internalName()).collect(Collectors.toSet());
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /// Whether a class and all those around it are public, or protected, of which the class file itself says nothing.
    private boolean isOpen(ClassModel parsed) {
        if (!isOpen(parsed.flags())) {
            return false;
        }
        String name = parsed.thisClass().asInternalName();
        for (InnerClassInfo nested : parsed.findAttribute(Attributes.innerClasses())
                .map(InnerClassesAttribute::classes).orElse(List.of())) {
            if (nested.innerClass().asInternalName().equals(name)) {
                ClassModel outer = nested.outerClass().map(ClassEntry::asInternalName).map(classes::get).orElse(null);
                return (nested.has(AccessFlag.PUBLIC) || nested.has(AccessFlag.PROTECTED)) && outer != null
                        && isOpen(outer);
            }
        }
        return true;
    }

    private static boolean isOpen(AccessFlags flags) {
        return !flags.has(AccessFlag.SYNTHETIC) && (flags.has(AccessFlag.PUBLIC) || flags.has(AccessFlag.PROTECTED));
    }

    private void keep(String name) {
        ClassModel parsed = classes.get(name);
        if (parsed == null || kept.containsKey(name)) {
            return;
        }
        kept.put(name, bare(parsed));
        parsed.superclass().map(ClassEntry::asInternalName).ifPresent(this::keep);
        parsed.interfaces().forEach(each -> keep(each.asInternalName()));
    }

    private static byte[] bare(ClassModel parsed) {
        ClassDesc name = parsed.thisClass().asSymbol();
        // A constant pool of its own: that of the class names what only its code uses.
        return ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.DROP_STACK_MAPS)
                .build(name, made -> {
                    for (ClassElement element : parsed) {
                        switch (element) {
                            case MethodModel method when isOpen(method.flags()) ->
                                made.transformMethod(method, (to, part) -> {
                                    if (!(part instanceof CodeModel || part instanceof MethodParametersAttribute)) {
                                        to.with(part);
                                    }
                                });
                            case FieldModel field when isOpen(field.flags()) -> made.with(field);
                            case MethodModel _, FieldModel _, SourceFileAttribute _, NestHostAttribute _, NestMembersAttribute _ -> {
                                // Nobody outside can use them, or see them.
                            }
                            default -> made.with(element);
                        }
                    }
                });
    }
}
