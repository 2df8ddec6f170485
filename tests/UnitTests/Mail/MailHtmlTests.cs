using Membership.Application.Mail;

namespace Membership.UnitTests.Mail;

/// <summary>The HTML form of a mail.</summary>
public sealed class MailHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("Ana & Co. <ana@example.org>")]
    public void Names_and_reasons_never_become_html(string text)
    {
        var html = MailHtml.Of($"About {text}", $"Hello {text},\n\n{text}\n\nBye", "en");

        Assert.DoesNotContain(text, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, html.Split("<title>").Length - 1);
    }

    [Fact]
    public void An_address_alone_in_its_paragraph_becomes_a_link() =>
        Assert.Contains("<p dir=\"ltr\"><a href=\"https://example.org/account/verify?token=a-b_c\">https://example.org/account/verify?token=a-b_c</a></p>",
            MailHtml.Of("s", "Hello\n\nhttps://example.org/account/verify?token=a-b_c\n\nBye", "en"), StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("See https://example.org")]
    [InlineData("httpx://example.org")]
    [InlineData("//example.org")]
    public void Nothing_else_becomes_a_link(string paragraph) =>
        Assert.DoesNotContain("<a ", MailHtml.Of("s", $"Hello\n\n{paragraph}", "en"), StringComparison.Ordinal);

    [Fact]
    public void A_link_cannot_break_out_of_its_attribute()
    {
        var html = MailHtml.Of("s", "https://example.org/\"onclick=\"alert(1)", "en");

        Assert.DoesNotContain("\"onclick", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_and_lines_are_kept() =>
        Assert.Contains("<p dir=\"auto\">one<br>two</p><p dir=\"auto\">three</p>", MailHtml.Of("s", "one\ntwo\n\nthree", "en"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ar", "<html lang=\"ar\" dir=\"rtl\">")]
    [InlineData("fr", "<html lang=\"fr\" dir=\"ltr\">")]
    public void The_document_has_the_language_and_its_direction(string language, string start) =>
        Assert.Contains(start, MailHtml.Of("s", "t", language), StringComparison.Ordinal);
}
