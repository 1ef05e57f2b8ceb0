import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The public portal as one classic script, so that it also opens from a folder or a USB stick (file://). */
export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { 'process.env.NODE_ENV': '"production"' },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/portal',
    emptyOutDir: false,
    cssCodeSplit: false,
    lib: { entry: 'src/portal.ts', formats: ['iife'], name: 'HengjiPortal', fileName: () => 'portal.js', cssFileName: 'portal' },
  },
})
