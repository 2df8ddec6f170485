using System.Text;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Membership.BrowserTests.Dues;

/// <summary>Invoices and credit notes as they are read on a screen and printed on paper.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed partial class InvoicePageTests(BrowserHost host)
{
    // 210 mm and 8.5 inches at 96 pixels an inch.
    private static readonly int[] Widths = [360, 794, 816];

    [SkippableTheory]
    [InlineData("en", "ltr")]
    [InlineData("fr", "ltr")]
    [InlineData("es", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Every_document_reads_well_in_every_language_and_width(string language, string direction)
    {
        await using var visitor = await host.VisitAsync(language);
        var papers = await SignInAsync(visitor);
        var findings = new List<string>();
        foreach (var path in Documents(papers).Append("/account/organizations"))
            foreach (var width in Widths)
            {
                await visitor.Page.SetViewportSizeAsync(width, 900);
                await visitor.Page.GotoAsync(path);
                var found = await visitor.Page.InspectAsync();
                Assert.Equal($"{language} {direction}", found[0]);
                findings.AddRange(found.Skip(1).Select(f => $"{path} at {width}: {f}"));
                if (Axe.IsInstalled) findings.AddRange((await visitor.Page.SeriousViolationsAsync()).Select(v => $"{path} at {width}: {v}"));
            }
        findings.AddRange(visitor.Complaints);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [SkippableTheory]
    [InlineData("en", "Invoice", "Total", "Credit note")]
    [InlineData("fr", "Facture", "Total", "Avoir")]
    [InlineData("es", "Factura", "Total", "Nota de crédito")]
    [InlineData("ar", "فاتورة", "الإجمالي", "إشعار دائن")]
    public async Task It_says_in_each_language_what_it_is_and_its_number_reads_from_left_to_right(string language, string invoice, string total, string note)
    {
        await using var visitor = await host.VisitAsync(language);
        var papers = await SignInAsync(visitor);
        foreach (var (id, heading) in new[] { (papers.Open, invoice), (papers.Note, note) })
        {
            await visitor.Page.GotoAsync($"/account/invoices/{id}");
            await Expect(visitor.Page.Locator("article h1")).ToContainTextAsync(heading);
            Assert.True(await visitor.Page.EvaluateAsync<bool>("""
                () => {
                  const number = document.querySelector("article h1 bdi").firstChild, range = document.createRange();
                  const left = i => { range.setStart(number, i); range.setEnd(number, i + 1); return range.getBoundingClientRect().left; };
                  return number.length > 5 && [...Array(number.length - 1).keys()].every(i => left(i) < left(i + 1));
                }
                """));
        }
        await visitor.Page.GotoAsync($"/account/invoices/{papers.Open}");
        await Expect(visitor.Page.Locator("article table")).ToContainTextAsync(total);
    }

    [SkippableTheory]
    [InlineData("en", "A4")]
    [InlineData("fr", "A4")]
    [InlineData("es", "Letter")]
    [InlineData("ar", "A4")]
    [InlineData("ar", "Letter")]
    public async Task On_paper_stands_the_document_and_nothing_else(string language, string paper)
    {
        await using var visitor = await host.VisitAsync(language);
        var papers = await SignInAsync(visitor);
        foreach (var (path, pages) in Documents(papers).Zip([1, 1, 1, 2]))
        {
            await visitor.Page.GotoAsync(path);
            await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
            var printed = await visitor.Page.Locator("body").InnerTextAsync();
            Assert.Equal((await visitor.Page.Locator("article").InnerTextAsync()).Trim(), printed.Trim());
            // Latin1 keeps every byte.
            var pdf = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { Format = paper }));
            if (pages == 1) Assert.Single(PdfPage().Matches(pdf));
            else Assert.True(PdfPage().Count(pdf) >= pages);
        }
    }

    [SkippableFact]
    public async Task Paper_is_white_and_its_letters_are_black_for_friends_of_the_dark_too()
    {
        await using var visitor = await host.VisitAsync();
        var papers = await SignInAsync(visitor);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await visitor.Page.GotoAsync($"/account/invoices/{papers.Open}");
        await Expect(visitor.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        foreach (var place in new[] { "h1", ".seller bdi >> nth=1", "thead th >> nth=0", ".total td >> nth=0" })
            await Expect(visitor.Page.Locator(place)).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }

    [SkippableFact]
    public async Task The_button_prints_and_is_not_there_where_scripts_are_off()
    {
        await using var visitor = await host.VisitAsync();
        var papers = await SignInAsync(visitor);
        await visitor.Page.AddInitScriptAsync("window.print = () => { document.title = 'printed'; }");
        await visitor.Page.GotoAsync($"/account/invoices/{papers.Open}");
        await visitor.Page.Locator("button[data-print]").PressAsync("Enter");
        await Expect(visitor.Page).ToHaveTitleAsync("printed");

        await using var plain = await host.VisitAsync(scripts: false);
        await plain.Page.SignInAsync(papers.Body.Principal.Email, People.Password);
        await plain.Page.GotoAsync($"/account/invoices/{papers.Open}");
        await Expect(plain.Page.Locator("article h1")).ToBeVisibleAsync();
        await Expect(plain.Page.Locator("button[data-print]")).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task The_address_can_ask_for_a_language_and_the_buttons_still_change_it()
    {
        await using var visitor = await host.VisitAsync();
        var papers = await SignInAsync(visitor);
        await visitor.Page.GotoAsync($"/account/invoices/{papers.Open}?lang=ar");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await visitor.Page.Locator("header button[lang=fr]").ClickAsync();
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(visitor.Page.Locator("article h1")).ToContainTextAsync("Facture");
    }

    private async Task<Papers> SignInAsync(Visitor visitor)
    {
        var papers = await Papers.MakeAsync(host);
        await visitor.Page.SignInAsync(papers.Body.Principal.Email, People.Password);
        return papers;
    }

    private static IEnumerable<string> Documents(Papers papers) => new[] { papers.Settled, papers.Open, papers.Note, papers.Long }.Select(id => $"/account/invoices/{id}");

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();
}
