package io.verbatim.channel.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of {@code verbatim.jar}. The loader that Spring Boot puts into such a jar looks for everything in one jar within it after
 * the other, and there are 170; this one knows which of them have a folder.
 */
public final class IndexedJars extends SecureClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, List<Jar>> jarsOfFolders = new HashMap<>();

    private IndexedJars(URLClassLoader all) throws IOException {
        super("indexed-jars", all.getParent());
        for (var url : all.getURLs()) {
            var jar = new Jar(url, ((JarURLConnection) url.openConnection()).getJarFile());
            jar.folders().forEach(folder -> jarsOfFolders.computeIfAbsent(folder, none -> new ArrayList<>(1)).add(jar));
        }
    }

    /** A jar within the jar. */
    private record Jar(URL url, JarFile file) {

        Stream<String> folders() {
            return file.stream().map(entry -> folder(entry.getName())).distinct();
        }

        boolean has(String path) {
            return file.getEntry(path) != null;
        }

        URL at(String path) {
            try {
                return URI.create(url.toExternalForm() + path).toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The program over again, in such a loader, if it was started from the one jar and is not yet; whether it was. */
    public static boolean start(Class<?> program, String[] arguments) throws IOException, ReflectiveOperationException {
        if (!(program.getClassLoader() instanceof URLClassLoader launched)) {
            return false;
        }
        var loader = new IndexedJars(launched);
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass(program.getName()).getMethod("main", String[].class).invoke(null, (Object) arguments);
        return true;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var path = name.replace('.', '/') + ".class";
        var jar = jars(path).filter(each -> each.has(path)).findFirst().orElseThrow(() -> new ClassNotFoundException(name));
        try (var stream = jar.file().getInputStream(jar.file().getEntry(path))) {
            var bytes = stream.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, new CodeSource(jar.url(), (CodeSigner[]) null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    protected @Nullable URL findResource(String path) {
        return jars(path).filter(jar -> jar.has(path)).findFirst().map(jar -> jar.at(path)).orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String path) {
        return Collections.enumeration(jars(path).filter(jar -> jar.has(path)).map(jar -> jar.at(path)).toList());
    }

    private Stream<Jar> jars(String path) {
        return jarsOfFolders.getOrDefault(folder(path), List.of()).stream();
    }

    private static String folder(String path) {
        int end = path.lastIndexOf('/', path.length() - 2);
        return end < 0 ? "" : path.substring(0, end);
    }
}
