using System.Collections.Frozen;

namespace Membership.Domain.Organizations;

/// <summary>The list behind <see cref="PublicMailDomains"/>. It can never be complete, and leaves out the names that a provider's own staff write from.</summary>
internal static class PublicMailProviders
{
    /// <summary>Providers that own their name in nearly every country.</summary>
    public static readonly FrozenSet<string> Families = Set("gmx hotmail outlook yahoo yandex");

    /// <summary>Labels that are open to everybody below a country code, as in <c>co.uk</c>.</summary>
    public static readonly FrozenSet<string> SecondLevels = Set("ac co com edu gob gouv gov govt mil net nom org");

    /// <summary>Suffixes that only their country uses, and those of hosts where everybody gets a name.</summary>
    public static readonly FrozenSet<string> Suffixes = Set(
        "ad.jp ed.jp go.jp gr.jp lg.jp ne.jp or.jp go.kr ne.kr or.kr re.kr pe.kr go.th in.th mi.th or.th go.id or.id sch.id web.id "
        + "go.ke info.ke me.ke mobi.ke ne.ke or.ke sc.ke go.tz ne.tz or.tz sc.tz go.ug ne.ug or.ug sc.ug gen.in firm.in ind.in nic.in res.in "
        + "gv.at or.at go.cr or.cr or.mu ltd.uk me.uk nhs.uk plc.uk police.uk sch.uk asso.fr tm.fr id.au asn.au geek.nz gen.nz iwi.nz kiwi.nz maori.nz "
        + "school.nz law.za web.za k12.tr bel.tr av.tr dr.tr gen.tr idv.tw game.tw ind.br adv.br eng.br art.br eco.br jus.br leg.br k12.il muni.il idf.il "
        + "service.gov.uk uk.com eu.org github.io blogspot.com onmicrosoft.com web.app duckdns.org");

    /// <summary>Single providers.</summary>
    public static readonly FrozenSet<string> Domains = Set(
        // Worldwide.
        "gmail.com googlemail.com icloud.com me.com mac.com aol.com aim.com msn.com passport.com windowslive.com ymail.com rocketmail.com "
        + "myyahoo.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me "
        + "fastmail.com fastmail.fm mail.com email.com usa.com post.com europe.com asia.com consultant.com engineer.com myself.com iname.com "
        + "zoho.com zohomail.com zohomail.eu zohomail.in hushmail.com hush.com lavabit.com startmail.com runbox.com posteo.net mailfence.com "
        + "disroot.org riseup.net cock.li duck.com hey.com simplelogin.com opayq.com privaterelay.appleid.com mozmail.com anonaddy.com inbox.com "
        + "lycos.com excite.com rediff.com care2.com juno.com netzero.net bigfoot.com "
        + "live.com live.at live.be live.ca live.cl live.cn live.co.kr live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.my "
        + "live.com.ph live.com.pt live.com.sg live.de live.dk live.fi live.fr live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se "
        + "mailinator.com guerrillamail.com 10minutemail.com temp-mail.org yopmail.com yopmail.fr trashmail.com sharklasers.com maildrop.cc mail.tm tutanota.org proton.black "
        // North America.
        + "comcast.net verizon.net att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net cox.net charter.net spectrum.net earthlink.net "
        + "mindspring.com optonline.net optimum.net roadrunner.com rr.com twc.com windstream.net frontier.com frontiernet.net centurylink.net "
        + "centurytel.net q.com embarqmail.com suddenlink.net mediacombb.net cableone.net tds.net wowway.com rcn.com peoplepc.com prodigy.net "
        + "rogers.com shaw.ca sympatico.ca bell.net telus.net videotron.ca cogeco.ca eastlink.ca sasktel.net mts.net "
        // Latin America.
        + "uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com oi.com.br r7.com zipmail.com.br superig.com.br "
        + "prodigy.net.mx terra.com terra.es terra.cl vtr.net arnet.com.ar fibertel.com.ar ciudad.com.ar speedy.com.ar adinet.com.uy cantv.net "
        // Britain, Ireland and France.
        + "btinternet.com btopenworld.com talktalk.net talk21.com sky.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk "
        + "tiscali.co.uk plusnet.com plus.net o2.co.uk eircom.net orange.fr wanadoo.fr free.fr sfr.fr neuf.fr cegetel.net laposte.net bbox.fr "
        + "numericable.fr club-internet.fr aliceadsl.fr voila.fr caramail.com orange.net "
        // German-speaking and Benelux countries.
        + "web.de t-online.de freenet.de arcor.de mail.de posteo.de mailbox.org email.de online.de vodafone.de kabelmail.de "
        + "a1.net aon.at chello.at bluewin.ch sunrise.ch hispeed.ch swissonline.ch ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl "
        + "home.nl upcmail.nl xs4all.nl telfort.nl casema.nl quicknet.nl telenet.be skynet.be proximus.be scarlet.be pt.lu "
        // Southern Europe.
        + "libero.it virgilio.it alice.it tin.it tiscali.it inwind.it iol.it fastwebnet.it pec.it email.it vodafone.it "
        + "telefonica.net ono.com movistar.es sapo.pt mail.telepac.pt clix.pt otenet.gr forthnet.gr in.gr mynet.com "
        // Northern and eastern Europe.
        + "telia.com bredband.net comhem.se spray.se online.no getmail.no jubii.dk mail.dk tdcadsl.dk stofanet.dk luukku.com suomi24.fi elisanet.fi "
        + "kolumbus.fi mail.ee hot.ee online.ee inbox.lv inbox.lt apollo.lv one.lt wp.pl o2.pl onet.pl onet.eu op.pl poczta.fm interia.pl "
        + "interia.eu gazeta.pl tlen.pl vp.pl seznam.cz email.cz post.cz centrum.cz centrum.sk atlas.cz volny.cz azet.sk zoznam.sk pobox.sk "
        + "freemail.hu citromail.hu indamail.hu t-online.hu abv.bg mail.bg dir.bg net.hr siol.net t-2.net "
        + "ukr.net i.ua meta.ua bigmir.net email.ua mail.ru inbox.ru list.ru bk.ru internet.ru rambler.ru lenta.ru ya.ru narod.ru tut.by mail.kz "
        // Africa and the Middle East.
        + "mweb.co.za telkomsa.net vodamail.co.za webmail.co.za iafrica.com lantic.net africaonline.com menara.ma topnet.tn planet.tn emirates.net.ae "
        + "maktoob.com walla.com walla.co.il 012.net.il bezeqint.net netvision.net.il zahav.net.il chmail.ir mihanmail.ir "
        // Asia and the Pacific.
        + "qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn wo.cn aliyun.com 21cn.com tom.com 263.net 188.com "
        + "naver.com hanmail.net daum.net nate.com kakao.com hanmir.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp au.com nifty.com "
        + "biglobe.ne.jp so-net.ne.jp ocn.ne.jp plala.or.jp hi-net.ne.jp goo.jp excite.co.jp infoseek.jp hinet.net pchome.com.tw seed.net.tw netvigator.com "
        + "rediffmail.com indiatimes.com sify.com in.com vsnl.net vsnl.com bsnl.in airtelmail.in singnet.com.sg starhub.net.sg pacific.net.sg "
        + "streamyx.com tm.net.my telkom.net plasa.com vnn.vn fpt.vn bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au "
        + "internode.on.net westnet.com.au dodo.com.au xtra.co.nz slingshot.co.nz orcon.net.nz clear.net.nz");

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
