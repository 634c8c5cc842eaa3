import { createContext, useContext } from 'react';
import { type ExtractState, type StoreApi, useStore } from 'zustand';
import type { Stores } from '../state/stores.ts';

export const StoresContext = createContext<Stores | null>(null);

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('This component is drawn outside of the app.');
  return stores;
}

type States = { readonly [Name in keyof Stores]: ExtractState<Stores[Name]> };

/** What a place on the screen draws of one store. */
export function useStoreState<Name extends keyof States, Part>(
  name: Name,
  select: (state: States[Name]) => Part,
): Part {
  const stores: { readonly [Each in keyof States]: StoreApi<States[Each]> } = useStores();
  return useStore(stores[name], select);
}
