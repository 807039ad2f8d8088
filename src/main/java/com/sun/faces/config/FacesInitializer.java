package com.sun.faces.config;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the class of this name of Payara's own Faces, which useBundledJsf hides while the
 * server still asks for it by name. It does nothing.
 */
public final class FacesInitializer implements ServletContainerInitializer {
  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {}
}
