using Microsoft.Playwright;

namespace Membership.BrowserTests.Hosting;

/// <summary>What holds on every page, whatever it shows.</summary>
public static class Inspection
{
    private const string Inspect = """
        () => {
          const found = [], root = document.documentElement;
          const headings = [...document.querySelectorAll('h1')];
          if (headings.length !== 1 || !headings[0].innerText.trim()) found.push(`${headings.length} h1`);
          if (!document.title.trim()) found.push('no title');
          for (const input of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
            if (![...input.labels].some(l => l.innerText.trim())) found.push(`no label: ${input.outerHTML}`);
          for (const button of document.querySelectorAll('button, a'))
            if (button.checkVisibility() && !button.innerText.trim()) found.push(`no name: ${button.outerHTML}`);
          for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
            for (const id of `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.split(' ').filter(i => i))
              if (!document.getElementById(id)?.innerText.trim()) found.push(`nothing says #${id}`);
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          for (const id of ids.filter((i, n) => ids.indexOf(i) !== n)) found.push(`twice: #${id}`);
          if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} of ${root.clientWidth} pixels wide`);
          if (document.styleSheets.length === 0) found.push('no style');
          return [`${root.lang} ${root.dir}`, ...found];
        }
        """;

    /// <summary>The page's language and direction, then everything that is wrong with it: labels, headings, ids, width.</summary>
    public static Task<string[]> InspectAsync(this IPage page) => page.EvaluateAsync<string[]>(Inspect);
}
