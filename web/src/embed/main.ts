// Starts a chart that stands alone in another site's page.
import { mount } from 'svelte';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/tables.css';
import '../styles/print.css';
import Embed from './Embed.svelte';

const target = document.getElementById('embed');
if (target === null) throw new Error('The page lacks the element #embed.');
// Set by a style sheet's attribute, so that the chart has the theme of the page that it stands in.
const theme = new URL(location.href).searchParams.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
mount(Embed, { target });
