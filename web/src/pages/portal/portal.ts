import { inject, type InjectionKey } from 'vue'
import { fromServer, type PortalSource } from '@/api/portal'

export const portalKey: InjectionKey<PortalSource> = Symbol('portal')
/** The source of the site that is open; the server's unless a published folder said otherwise. */
export const usePortal = (): PortalSource => inject(portalKey, fromServer)
