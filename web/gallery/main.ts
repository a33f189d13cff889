// Every kind of chart with made-up numbers, for those who change the kit: `npx vite web`, then /gallery/. Not part of the build.
import { mount } from 'svelte';
import '../src/styles/tokens.css';
import '../src/styles/base.css';
import '../src/styles/tables.css';
import Gallery from './Gallery.svelte';

const target = document.getElementById('gallery');
if (target === null) throw new Error('The page lacks the element #gallery.');
mount(Gallery, { target });
