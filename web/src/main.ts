// Starts the explorer in the page.
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';

const target = document.getElementById('app');
if (target === null) throw new Error('The page lacks the element #app.');
// The words that the page came with have done their service.
target.replaceChildren();
mount(App, { target });
