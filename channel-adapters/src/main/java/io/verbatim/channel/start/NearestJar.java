package io.verbatim.channel.start;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of {@code verbatim.jar}. The loader that Spring Boot puts into such a jar looks for each class in one jar within it after
 * the other, and there are 170: a quarter of the time of a start. A package is in one of them as a rule, so this one looks first where the
 * last class of the package was found.
 */
public final class NearestJar extends SecureClassLoader {

    private static final String CLASS = ".class";

    static {
        registerAsParallelCapable();
    }

    private final URLClassLoader all;
    private final Map<String, String> jarsOfPackages = new ConcurrentHashMap<>();

    private NearestJar(URLClassLoader all) {
        super("nearest-jar", all.getParent());
        this.all = all;
    }

    /** The program over again, in such a loader, if it was started from the one jar and is not yet; whether it was. */
    public static boolean starts(Class<?> program, String[] arguments) throws ReflectiveOperationException {
        if (!(program.getClassLoader() instanceof URLClassLoader launched)) {
            return false;
        }
        var loader = new NearestJar(launched);
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass(program.getName()).getMethod("main", String[].class).invoke(null, (Object) arguments);
        return true;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var path = name.replace('.', '/') + CLASS;
        var found = findResource(path);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        try (var stream = found.openStream()) {
            var bytes = stream.readAllBytes();
            var source = new CodeSource(URI.create(jar(found, path)).toURL(), (CodeSigner[]) null);
            return defineClass(name, bytes, 0, bytes.length, source);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    protected @Nullable URL findResource(String path) {
        if (!path.endsWith(CLASS)) {
            return all.findResource(path);
        }
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        var near = jarsOfPackages.get(folder);
        var found = near == null ? null : in(near, path);
        if (found == null) {
            found = all.findResource(path);
            if (found != null) {
                jarsOfPackages.put(folder, jar(found, path));
            }
        }
        return found;
    }

    @Override
    protected Enumeration<URL> findResources(String path) throws IOException {
        return all.findResources(path);
    }

    private static String jar(URL found, String path) {
        var whole = found.toExternalForm();
        return whole.substring(0, whole.length() - path.length());
    }

    private static @Nullable URL in(String jar, String path) {
        try {
            var url = URI.create(jar + path).toURL();
            url.openConnection().connect();
            return url;
        } catch (IOException e) {
            return null;
        }
    }
}
