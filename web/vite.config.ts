import vue from '@vitejs/plugin-vue'
import elementStyles from 'unplugin-element-plus/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const server = process.env.HENGJI_SERVER ?? 'http://127.0.0.1:8787'

export default defineConfig({
  plugins: [vue(), elementStyles({})],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    assetsInlineLimit: 2048,
  },
  server: { port: 5187, proxy: { '/api': server, '/healthz': server, '/readyz': server } },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
})
